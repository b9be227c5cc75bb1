# The rules that changed a row stand in front of the reasons; raw stays as it is.
addr-normalize --rules clerk.rules --explain rules.tsv >all &&
awk -F '\t' '
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
{ sub(/; .*/, "", $at["explain"])
  if (NR > 1 && $at["explain"] !~ /^规则/)
	$at["explain"] = "-"
  print $at["raw"] "\t" $at["address"] "\t" $at["status"] "\t" $at["issues"] "\t" $at["explain"] }' all

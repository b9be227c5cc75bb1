# What the names of a place add: read, filled in, contradicted, and why.
addr-normalize --names names.tsv --explain names-raw.tsv >all &&
awk -F '\t' '
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
{ print $at["raw"] "\t" $at["address"] "\t" $at["issues"] "\t" $at["expected"] }
NR > 1 {
	n = split($at["explain"], part, "; ")
	for (i = 1; i <= n; i++)
		if (part[i] ~ /本地名录|条中/)
			print "\t" part[i]
}' all
# The standard addresses are read back as themselves.
cut -f20 all | sed '1s/.*/raw/' | addr-normalize -q --names names.tsv | cut -f1,20 |
	awk -F '\t' 'NR > 1 && $1 != $2 { print "read back: " $0 }'

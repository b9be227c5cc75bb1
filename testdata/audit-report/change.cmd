# What became of the faults: row 9 is mended, 10 has left, 1 is new.
audit-report -q --by county --snapshot may.tsv -o /dev/null contract.tsv
awk -F '\t' -v OFS='\t' '
	NR == 1 { for (i = 1; i <= NF; i++) col[$i] = i }
	$1 == "9" { $(col["lon"]) = "114.0705" }
	$1 == "1" { $(col["issues"]) = "wrong.conflict" }
	$1 != "10"' contract.tsv |
audit-report -q --by county --since may.tsv --snapshot may.tsv
cat may.tsv

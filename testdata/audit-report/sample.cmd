# The commitment, the sample and its form; the forms that came back, with results for
# rows that were not drawn and without some for those that were; the verdict.
audit-report --commit --plan 3,accept=60% --by county --seed 'a secret of sixteen' \
	-o commitment.tsv drawn.tsv
cat commitment.tsv
audit-report --draw commitment.tsv --number '03 09 17 22 28 31 + 07' --form form.tsv drawn.tsv \
	>sample.tsv
cat sample.tsv form.tsv
awk -F '\t' 'BEGIN { OFS = FS }
	NR > 1 { $6 = NR % 4 ? "合格" : "不合格"; $7 = NR % 4 ? "" : "门牌缺失" }
	NR == 3 { $6 = "" }
	NR == 6 { $4 = "4115" }
	{ print }' form.tsv >filled.tsv
audit-report --judge sample.tsv filled.tsv

# The report, as cells, in Chinese; the same figures as the rows.
LC_ALL=C.UTF-8 LANGUAGE=zh_CN audit-report -q --by county,date --since before.tsv --date 2026-06-10 \
	--expected expected.tsv --report report.tsv -o /dev/null contract.tsv
cut -f1-6,7-8 report.tsv

# To correct, to civil affairs, to cancel.
audit-report -q --by county --correct correct.tsv --date 2026-06-10 --holidays holidays.tsv \
	--links links.tsv --civil-affairs civil.csv --cancel cancel.tsv --not-found not-found.tsv \
	-o /dev/null contract.tsv
cat correct.tsv civil.csv cancel.tsv

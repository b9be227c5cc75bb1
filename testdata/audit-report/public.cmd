# Small numbers, and those that would give them away, are not told.
audit-report -q --public --by county,county/township,station --links links.tsv \
	--expected expected.tsv contract.tsv

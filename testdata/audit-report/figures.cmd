# All measures, by county and township; with everything that can be measured.
audit-report --by county,county/township,station --expected expected.tsv --links links.tsv \
	--manifest manifest.tsv --installed installed.tsv contract.tsv

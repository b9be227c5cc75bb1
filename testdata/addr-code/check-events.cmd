# A house that was pulled down, a duplicate, a house that became two, and their codes.
addr-code -q --registry codes.db rows.tsv | cut -f1,23 >codes.tsv
code() { awk -F '\t' -v id="$1" '$1 == id { print $2 }' codes.tsv; }
{
	printf 'event\tcode\tinto\telement\tnew\treason\n'
	printf 'retire\t%s\t\t\t\t拆除\n' "$(code 5)"
	printf 'merge\t%s\t%s\t\t\t重复采集\n' "$(code 9)" "$(code 8)"
	printf 'split\t%s\t\troom\t501A室、501B室\t\n' "$(code 1)"
} >events.tsv
addr-code -q --registry codes.db --events events.tsv | cut -f1,7-
addr-code --check --registry codes.db codes.tsv
echo $?
# Alone, a code is only read.
addr-code --check codes.tsv | cut -f3 | sort | uniq -c | sed 's/^ *//'

printf 'kind\tcounty\tname\n' >no-columns.tsv
addr-learn --names no-columns.tsv contract.tsv
printf 'kind\tcounty\twithin\telement\tname\tthen\tmeans\tcount\texceptions\taccept\nroad\t\t\troad\t和平路\t\t\t5\t\t是\n' >kind.tsv
addr-learn --names kind.tsv contract.tsv
# An answer that is none, and two that contradict each other; the same one twice is one.
decided() { # ANSWER...
	printf 'kind\tcounty\twithin\telement\tname\tthen\tmeans\tcount\texceptions\taccept\n'
	for answer; do printf 'name\t河南省信阳市浉河区\t\troad\t老桥路\t\t\t5\t\t%s\n' "$answer"; done
}
decided 也许 >perhaps.tsv
addr-learn --names perhaps.tsv contract.tsv
decided 是 yes 否 >both.tsv
addr-learn --names both.tsv contract.tsv
decided 是 yes >twice.tsv
addr-learn -q --names twice.tsv contract.tsv | grep -c 老桥路
addr-learn --min-count none contract.tsv

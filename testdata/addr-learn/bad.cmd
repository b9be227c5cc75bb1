printf 'kind\tcounty\tname\n' >no-columns.tsv
addr-learn --names no-columns.tsv contract.tsv
printf 'kind\tcounty\twithin\telement\tname\tthen\tmeans\tcount\texceptions\taccept\nroad\t\t\troad\t和平路\t\t\t5\t\t是\n' >kind.tsv
addr-learn --names kind.tsv contract.tsv
addr-learn --min-count none contract.tsv

# Collectors that look alike; and in full, with the reason in the log.
audit-report -q --by collector contract.tsv | cut -f1-5 | grep -E 'mapped|faulty'
audit-report -q --by collector --unmask --reason '核对采集人' \
	--operator 统计科 --log access.log contract.tsv | cut -f1-5 | grep faulty
cut -f2-8 access.log

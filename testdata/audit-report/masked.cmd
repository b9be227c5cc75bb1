# Collectors that look alike; and in full, with the reason told.
audit-report -q --by collector contract.tsv | cut -f1-5 | grep -E 'mapped|faulty'
audit-report -q --by collector --unmask --reason '核对采集人' contract.tsv | cut -f1-5 | grep faulty

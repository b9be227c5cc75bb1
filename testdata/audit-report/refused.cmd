# What is wrong is told where it is, and nothing is written.
try() { printf '%s\n' "$1" >my.thresholds; audit-report --thresholds ./my.thresholds contract.tsv; }
try '采集率 95%'
try '  采集率 = 95'
try '收集率 = 95%'
try '采集率 @ = 95%'
try '限期 @ wrong.nothing = 5'
try '范围 @ 信阳市 = 113.75 30.38 115.92'
try '远离 @ 浉河区 = 5'
printf '采集率 = 95%%\n采集率 @ 浉河区 = 99%%\n采集率 = 90%%\n' >my.thresholds
audit-report --thresholds ./my.thresholds contract.tsv
printf 'date\tday\n2026-02-29\t休\n' >days.tsv
audit-report --holidays days.tsv contract.tsv
printf 'date\tday\n2026-02-28\t半天\n' >days.tsv
audit-report --holidays days.tsv contract.tsv
printf 'date\tday\n2026-02-28\t休\n2026/2/28\t班\n' >days.tsv
audit-report --holidays days.tsv contract.tsv
audit-report --correct correct.tsv contract.tsv
audit-report --by name contract.tsv
audit-report --by county,village contract.tsv
audit-report --unmask contract.tsv
audit-report --public --correct correct.tsv --date 2026-06-10 contract.tsv
audit-report --expected links.tsv contract.tsv

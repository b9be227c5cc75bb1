# Who is there, and where somebody is; every question is in the log, and nobody is.
export SOURCE_DATE_EPOCH=7226582400
all='--houses houses.tsv --people people.tsv --organisations organisations.tsv'
link-house-person -q --library library.tsv --today 2199-01-01 $all >links.tsv
ask() {
	link-house-person -q $all --log access.log --operator 民警001 "$@" links.tsv
	echo
}
ask --at 411502001000410001800000000006 --purpose 走访，电话10000000005
ask --at "$(awk -F '\t' '$1 == 1 { print $NF }' library.tsv)" --purpose 走访
number=$(awk -F '\t' '$1 == "P3" { print $4 }' people.tsv)
ask --person "$number" --purpose 核查
ask --person E00000007 --purpose 核查
ask --person P2 --purpose 核查 --unmask --reason '案件 0001'
cut -f1-8 access.log
link-house-person --verify-log --log access.log | cut -f1
grep -c "$number" access.log
sed 's/走访/巡查/' access.log >changed.log
link-house-person --verify-log --log changed.log

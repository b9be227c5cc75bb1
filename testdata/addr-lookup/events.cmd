# What happened to addresses: one that was renamed or merged is found by its old name and
# code, one that was pulled down says so, one that was split leads to its parts.
addr-code -q --registry codes.db coded.tsv >/dev/null
code() { echo "$1" | addr-lookup -q --registry codes.db --columns raw | sed 1d | cut -f5; }
{
	printf 'event\tcode\tinto\telement\tnew\treason\n'
	printf 'rename\t%s\t\troad\t人民路\t更名\n' "$(code 浉河区民权路12号)"
	printf 'merge\t%s\t%s\t\t\t重复采集\n' "$(code 曹湾村汪湾8号)" "$(code 曹湾村张湾7号)"
	printf 'retire\t%s\t\t\t\t拆除\n' "$(code 湖光小区3号楼2单元101)"
	printf 'split\t%s\t\troom\t301A室、301B室\t\n' "$(code 平桥区湖光小区5号楼301)"
	printf '%s\n' "$(code 曹湾村汪湾8号)" "$(code 湖光小区3号楼2单元101)" \
		"$(code 平桥区湖光小区5号楼301)" 浉河区民权路12号 浉河区人民路12号 \
		曹湾村汪湾8号 湖光小区3号楼2单元101 平桥区湖光小区5号楼301 >asked
} >events.tsv
addr-code -q --registry codes.db --events events.tsv | cut -f1,7-
addr-lookup -q --view office --registry codes.db --columns raw asked | cut -f1-8

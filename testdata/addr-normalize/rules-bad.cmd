# A file, a line, a place in the pattern; nothing is written.
printf 'id\tpattern\treplacement\nr1\t湖光(小区\tx\n' >open.rules
printf 'id\tpattern\treplacement\nr1\t(湖光)\t$2小区\n' >group.rules
printf 'id\tpattern\nr1\t湖光\n' >short.rules
for file in open group short none; do
	addr-normalize --rules $file.rules rules.tsv
	echo $?
done

# A command refuses rows: in each way of going through them, with the row as it came.
for way in '' --each --keep --again; do
	echo "== $way"
	printf '"地址","甲"\r\n"x","1"\r\n"","=""2"""\r\n"y","3"\r\n' |
		pass $way --refuse --from csv -r reject.tsv
	cat reject.tsv
done

# The same bytes for every number of threads and every way of going through the rows,
# with bad rows among the good ones, and for text that is decoded on the way.
{
	printf '编号\t地址\n'
	awk 'BEGIN {
		for (i = 1; i <= 20000; i++)
			print i "\t" (i % 7 ? "浉河区东方红大道" i "号" : "") (i % 100 ? "" : "\tx")
	}'
} >utf-8.tsv
iconv -f UTF-8 -t GB18030 utf-8.tsv >gb18030.tsv
for encoding in utf-8 gb18030; do
	for way in '' --each --ahead --again; do
		for j in 1 2 7; do
			pass $way --refuse -q -j $j --encoding $encoding -r reject.tsv \
				$encoding.tsv >out.tsv
			cksum <out.tsv
			cut -f2- reject.tsv | cksum
		done
	done
done | sort | uniq -c

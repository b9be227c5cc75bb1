# What happens to addresses: what is refused, and what is done; the codes stay, by every
# name that they had.
addr-code -q --registry codes.db --operator 李四 rows.tsv >first.tsv
addr-code --registry codes.db --operator 张三 --events events.tsv
echo "exit status $?"
addr-code -q --registry codes.db rows.tsv | cut -f1,22- >second
cut -f1,22- first.tsv | diff - second
sed 's/民权街/民权路/g; s/湖光小区/金湖小区/g; s/老城街道/民权街道/g' rows.tsv |
	addr-code -q --registry codes.db | cut -f1,22- | diff second - && echo 'the same by the new names'
# New houses, by the old names and by the new ones.
{ head -n 1 rows.tsv; grep '^6	' rows.tsv | sed 's/14号/99号/'; } >new.tsv
addr-code -q --registry codes.db new.tsv | cut -f1,22-
sed 's/民权街/民权路/g; s/老城街道/民权街道/g' new.tsv | addr-code -q --registry codes.db | cut -f1,22-
addr-code -q --registry codes.db --history 411502001001419999800000000007 | cut -f1,3-10
printf '%s\n' 411502001001419999800000000007 41150200100162000120030020501X |
	addr-code -q --registry codes.db --check --columns code --no-header
addr-code -q --registry codes.db --verify

# Record 3 may be 1 or 2.  The clerk says: it is not 4, which is 1.
addr-dedup -q --review doubts.tsv decide.tsv | cut -f1,22-
cut -f2-8,10- doubts.tsv
awk -F '\t' -v OFS='\t' 'NR > 1 { $1 = $11 ~ /u1/ ? "异" : "" } { print }' doubts.tsv >decided.tsv
addr-dedup -q --decisions decided.tsv --review more.tsv decide.tsv | cut -f1,22-
cut -f2-8,10- more.tsv
# Or: it is both of them.
sed 's/^[^	d]*	地址/同	地址/' decided.tsv >both.tsv
addr-dedup --decisions both.tsv decide.tsv | cut -f1,22-

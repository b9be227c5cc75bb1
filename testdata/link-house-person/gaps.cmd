# A full grid has no gaps, this one lacks 402; roads that are spaced have none that are faults;
# and the order of the library does not matter.
printf 'id,房屋地址,使用情况\n1,老城街道东方红大道1号,空置\n2,老城街道东方红大道3号,自用\n' >homes.csv
printf '街路巷,编号方式,间隔,预留号\n民权路,间隔,8,\n东方红大道,,,9\n' >roads.csv
link-house-person -q --library gaps.tsv --houses homes.csv --roads roads.csv --gaps found.tsv >links.tsv
cut -f 2,3,5-8 found.tsv | grep -v "^people"
{ head -n 1 gaps.tsv && sed 1d gaps.tsv | sort -r; } >turned.tsv
link-house-person -q --library turned.tsv --houses homes.csv --roads roads.csv --gaps again.tsv >links.tsv
grep -c "	people	" found.tsv
cmp found.tsv again.tsv
printf '街路巷,编号方式\n民权路,随便\n' >roads.csv
link-house-person -q --library gaps.tsv --houses homes.csv --roads roads.csv --gaps none.tsv
echo "$?"
[ -e none.tsv ] || echo nothing

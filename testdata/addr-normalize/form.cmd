# Only the column address follows the city; a form by name and one by file.
printf 'building = 栋\nattached = -\norder = estate-first\nroom = none\n' >our.form
for form in xihu ./our.form; do
	addr-normalize --form $form form.tsv >out && awk -F '\t' '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	{ print $at["address"] "\t" $at["door"] "\t" $at["building"] "\t" $at["room"] }' out
done
for form in none.form bad.form; do
	echo 'building = 座' >bad.form
	addr-normalize --form $form form.tsv
	echo $?
done

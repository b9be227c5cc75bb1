# One row for each house, organisation and person, in that order.
link-house-person --library library.tsv --today 2199-01-01 --crowded 4 --missing missing.tsv --gaps gaps.tsv \
	--people people.tsv --houses houses.tsv --organisations organisations.tsv
echo
cat missing.tsv
echo
cat gaps.tsv

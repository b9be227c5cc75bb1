# What Excel wrote: quotes, a line break in a cell, text formulas, an open quote.
pass --from csv -r reject.tsv clerk.csv
echo "exit status $?"
cat reject.tsv

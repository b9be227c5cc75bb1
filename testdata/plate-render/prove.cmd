# Modules that are made thinner than nothing: what cannot be read is not printed.
# needs ZBAR
plate-render --prove --bar-width-reduction 1.2 -r reject.tsv -o thin.pdf contract.tsv | cut -f2,3,11
cut -f1-3 reject.tsv
pdfinfo thin.pdf | grep Pages
plate-render -q --bar-width-reduction 1.2 -r reject.tsv -o thin.pdf contract.tsv | cut -f2

# Rows that give no plate: each says why; no personal number is repeated.
plate-render -r reject.tsv -o plates.pdf bad.tsv | cut -f1,2,9
cut -f1-3 reject.tsv

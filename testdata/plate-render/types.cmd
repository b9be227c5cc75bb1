# A plate of every type, chosen from the address; the manifest says which and where.
plate-render --quiet -o plates.pdf contract.tsv | cut -f1-8,10
plate-render --quiet --sheet A3 -r reject.tsv contract.tsv | cut -f2-8
cut -f1-3 reject.tsv

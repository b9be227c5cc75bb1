# Rows that leave out what is understood join the one address that they fit.
addr-dedup -q partial.tsv >marked.tsv
cut -f1,20- marked.tsv

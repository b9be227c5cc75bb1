# Every number of threads gives the same bytes, and a second run changes nothing.
addr-normalize -q forms.tsv >one.tsv
addr-normalize -q -j 4 forms.tsv | cmp - one.tsv
addr-normalize -q one.tsv | cmp - one.tsv

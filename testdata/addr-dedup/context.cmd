# What the other rows tell: an estate that was read as a hamlet, a township under its old
# name, a hamlet of one of two villages.  What they do not tell for sure is asked.
addr-dedup -q --review doubts.tsv context.tsv | cut -f1,21-
cut -f2-8 doubts.tsv

# All kinds of answers; nothing of a library but its addresses, and never another number.
addr-lookup --view office --library library.tsv questions.tsv

# All kinds of answers; nothing of a library but its addresses, and never another number.
addr-lookup --library library.tsv questions.tsv

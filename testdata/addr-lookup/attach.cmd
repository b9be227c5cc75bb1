# One row in, one row out; a code only where one address is meant.
addr-lookup --library library.tsv --attach questions.tsv

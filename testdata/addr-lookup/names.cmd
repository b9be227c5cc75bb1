# Names of the library inside of what the text was read as; never as sure as others.
addr-lookup --library library.tsv --columns raw names.txt | cut -f1-4,8,11-

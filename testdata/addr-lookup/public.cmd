# The public learns of a building where several of its rooms may be meant, not of the rooms.
addr-lookup --library library.tsv --columns raw rooms.txt | cut -f1-5,8,9

# Who uses identity numbers as ids is told so.
sed "s/^P\([0-9]*\)	/41150221550203001\1	/" contract.tsv | link-house-person --library library.tsv --today 2199-01-01 --kind person | cut -f1,3

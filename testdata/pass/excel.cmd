# What a spreadsheet would change is protected.
pass --plain -q --to csv values.tsv | tr -d '\r'

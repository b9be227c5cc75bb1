echo 'this is not a registry, whatever it is called' >codes.db
addr-code --registry codes.db rows.tsv; echo $?
addr-code --check --registry none.db rows.tsv; echo $?
addr-code --check --registry none.db --columns code codes.txt; echo $?
ls none.db* 2>/dev/null

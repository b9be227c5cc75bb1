# A registry is asked itself, or by its index; a code for the building, too.
addr-code -q --registry codes.db coded.tsv >/dev/null
addr-lookup -q --registry codes.db --columns raw places.txt | cut -f1-5,7- >first
addr-lookup --make-index index --registry codes.db
addr-lookup -q --library index --columns raw places.txt | cut -f1-5,7- | cmp - first
cat first

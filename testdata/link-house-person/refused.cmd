# Nobody is shown without a name, a purpose and a log; and what is asked must be clear.
link-house-person --at 1 people.tsv
link-house-person --at 1 --log access.log --operator 甲 people.tsv
link-house-person --at 1 --log access.log --operator 甲 --purpose 乙 --unmask people.tsv
link-house-person --at 1 --person 2 --log access.log people.tsv
link-house-person --library library.tsv people.tsv
link-house-person --people people.tsv
link-house-person --library library.tsv
link-house-person --library library.tsv --kind cat people.tsv
link-house-person --library library.tsv --kind house --houses houses.tsv houses.tsv
link-house-person --library houses.tsv --people people.tsv
link-house-person --library library.tsv --people people.tsv --today heute
link-house-person --library library.tsv --people people.tsv --columns a,b
link-house-person --library library.tsv --people people.tsv --roads roads.tsv
link-house-person --library library.tsv --people people.tsv --houses none.tsv
link-house-person --library library.tsv --people people.tsv --houses houses.tsv -r houses.tsv
link-house-person --library library.tsv --people people.tsv --houses houses.tsv --missing people.tsv
test ! -e access.log

try() { printf "$1" >bad.tsv; addr-dedup --decisions bad.tsv decide.tsv; echo $?; }
a='河南省|信阳市|浉河区|e湖光小区'
b='河南省|信阳市|浉河区|e湖光花园'
head='decision\tkind\tkey_a\tkey_b\n'
try "id\traw\n"
try "decision\tkind\tkey_a\tkey_b\tsource\n"
try "$head是\tname\t$a\t$b\n"
try "$head同\t地名\t$a\t$b\n"
try "$head同\tname\t湖光小区\t$b\n"
try "$head同\tname\t$a\n"
try "$head同\tname\t$a\t$b\n异\tname\t$b\t$a\n"
addr-dedup --decisions none.tsv decide.tsv

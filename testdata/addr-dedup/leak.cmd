# P is A and Q is C by themselves; the clerk says P is Q, and A is not C.
x='河南省|信阳市|浉河区'
addr-dedup -q leak.tsv | cut -f1,23,24
printf '%b' "decision\tkind\tkey_a\tkey_b\n" \
	"同\trecord\t$x|r建设路|d12\t$x|r人民路|d5\n" \
	"异\trecord\t$x|t老城街道|r建设路|d12\t$x|t老城街道|r人民路|d5\n" >decided.tsv
addr-dedup -q --decisions decided.tsv leak.tsv | cut -f1,23,24

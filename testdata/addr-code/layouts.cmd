# The same rows in every layout; a registry is that of one.
for layout in menpai shenzhen hefei gbt37149; do
	echo "== $layout"
	addr-code --layout $layout --registry $layout.db rows.tsv | cut -f1,22- | tee $layout.tsv
	addr-code -q --layout $layout --registry $layout.db --check $layout.tsv | cut -f4- | sort | uniq -c | sed 's/^ *//'
done
addr-code -q --registry hefei.db rows.tsv; echo $?
addr-code -q --registry menpai.db rows.tsv | cut -f1,22- | cmp - menpai.tsv && echo same
# In each of them a registry is whole, and can be carried over.
for layout in menpai shenzhen hefei gbt37149; do
	addr-code -q --layout $layout --registry $layout.db --verify >/dev/null &&
	addr-code -q --layout $layout --registry $layout.db --export >ledger.tsv &&
	addr-code -q --layout $layout --registry other-$layout.db --import ledger.tsv &&
	addr-code -q --layout $layout --registry other-$layout.db rows.tsv | cut -f1,22- | cmp - $layout.tsv &&
	echo "$layout: carried over"
done

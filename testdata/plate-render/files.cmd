# Several files and the order form.
plate-render -q --split 3 -o three.pdf --order order.tsv contract.tsv | cut -f2,3,12
ls three*
plate-render -q --split township -o 'by town.pdf' contract.tsv | cut -f2,3,12
ls by*
cat order.tsv
awk 'NR == 1 || /501室/ { print } /501室/ { print; sub(/3号楼/, "4号楼"); print }' contract.tsv >rooms.tsv
plate-render -q --order order.tsv rooms.tsv >/dev/null
cat order.tsv
awk -F '\t' 'BEGIN { OFS = FS } NR == 1 || NR == 3 { print } NR == 3 { $5 = "a/b"; print; $5 = "a%2Fb"; print }' contract.tsv >odd.tsv
plate-render -q --split township -o odd.pdf odd.tsv | cut -f12
head -n 1 contract.tsv | plate-render --preview png -o none.png
plate-render --split nothing -o x.pdf contract.tsv
plate-render --split 3 contract.tsv

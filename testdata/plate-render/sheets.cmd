# Sheets of any size, with other margins; what makes no sense is refused.
plate-render -q -s 320x450 --margin 5 --gutter 8 -r reject.tsv -o s.pdf contract.tsv | cut -f2-6
pdfinfo s.pdf | grep -E 'Pages|Page size'
pdftotext s.pdf - | grep 张
plate-render -q -s 320x450 --margin 7 -r reject.tsv -o s.pdf contract.tsv >/dev/null
pdftotext s.pdf - | grep 张
for option in --sheet=320 --sheet=0x10 --margin=-1 --gutter=6mm --grid-dpi=10 --colour=blue \
	--bar-width-reduction=thin --preview=gif --preview=png --template=nowhere; do
	plate-render -s A4 "$option" contract.tsv 2>&1 | sed "s|'[^']*/plates/|'|"
done

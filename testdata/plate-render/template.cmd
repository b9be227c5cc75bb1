# A template that is wrong is refused with its file, line and key.
mkdir t
small=$(plate-render --list-types | awk -F '\t' '$1 == "small" { print $10 }')
bad() { # SED-SCRIPT
	sed -e "$1" "$small" >t/small.plate
	plate-render -q --template ./t contract.tsv 2>&1 | cut -c1-150
}
bad '/^size = 170/d'
bad '/^show = {number}/d'
bad 's/^ground = .*/ground = blue/'
bad 's/^ground = .*/ground = #1B4AA0 cmyk 100 80 0 101/'
bad 's/^number = .*/number = road/'
bad 's/^size = 10 .. 25/size = 25 .. 10/'
bad 's/^box = 113 53 40/box = 123 53 40/'
bad 's/^box = 113 53 40/box = 113 53 30/'
bad 's/^box = 17 49 89 32/box = 17 49 99 32/'
bad 's/^box = 17 12 136 36/box = 7 12 136 36/'
bad 's/^show = {name}/show = {owner}/'
bad 's/^level = M/level = L/'
bad 's/^lines = 2/lines = 3/'
bad 's/^lines = 2/lines = 2\nlines = 2/'
bad 's/^lines = 2/rows = 2/'
bad 's/^\[qr\]/[code]/'
bad 's/^line = 2/line/'
bad 's/^line = 2/line =/'
bad 's/^line = 2/hole = 130 60 4/'
bad 's/^line = 2/hole = 1 60 4/'
bad 's/^line = 2/hole = 80 30 4/'
bad 's/^font = .*/font = No Such Hei/'
rm t/small.plate
plate-render --template ./t contract.tsv
plate-render --template ./none contract.tsv
cp "$small" t/a.plate && cp "$small" t/b.plate && plate-render --template ./t contract.tsv

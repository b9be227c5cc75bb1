# A plate of one's own: Chinese keys, an area, holes, texts of elements, set to a side.
# needs ZBAR
mkdir own
cat >own/yard.plate <<'END'
# 院牌
名称 = yard
中文名 = 院牌
号码 = door
尺寸 = 200 x 120
底色 = #0F6B3C cmyk 90 30 90 20
边 = 5
圆角 = 8
用于 = small medium
孔 = 10 60 4
孔 = 190 60 4
[二维码]
位置 = 140 60 44
[色块]
位置 = 5 5 190 30
颜色 = 白
[文字]
内容 = {township} {road}
位置 = 10 8 180 22
字高 = 8 .. 18
对齐 = 左
颜色 = 黑
[文字]
内容 = {号码}
位置 = 16 50 110 50
字高 = 20 .. 40
后缀 = 0.6
END
plate-render --template ./own --list-types
plate-render -q --prove --template ./own -r reject.tsv -o yard.pdf contract.tsv | cut -f2,3,7,8,11
cut -f1-3 reject.tsv
plate-render --template ./own --preview svg -o yard.svg contract.tsv
tail -c 7 yard.svg
# A line of pinyin: the name's own, or that of a column; what is not certain is not guessed.
cat >>own/yard.plate <<'END'
[文字]
内容 = {拼音}
位置 = 10 105 120 9
字高 = 3 .. 8
END
awk -F '\t' 'BEGIN { OFS = FS }
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print $0, "pinyin" }
NR == 3 { print $0, ""; $at["road"] = "长行路"; print $0, ""; print $0, "CHANGXING LU" }' contract.tsv >read.tsv
plate-render -t yard --template ./own -r reject.tsv -o read.pdf read.tsv | cut -f2,3
pdftotext read.pdf - | grep LU

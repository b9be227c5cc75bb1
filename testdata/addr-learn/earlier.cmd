# Answers are kept: of rows that come again, and of those that do not (老桥路).
addr-learn --quiet contract.tsv >names.tsv
awk -F '\t' -v OFS='\t' '
	NR > 1 && $1 == "alias" { $12 = $5 == "和平大道" ? "否" : "是" }
	{ print }
	END { print "alias", "河南省信阳市浉河区", "", "道路", "老桥路", "", "新桥路", 2, "", "0.97", "", "是" }' \
	names.tsv | sed '1s/.*/类别\t区县\t范围\t要素\t名称\t推出要素\t标准值\t条数\t例外\t得分\t理由\t采用/' >decided.tsv
addr-learn --names decided.tsv contract.tsv | grep -v '^rule'

# A city's own layout, in Chinese; what is wrong with one; one that is not there.
printf '名称 = 本市\n段 = 区划 9 区划 1\n段 = 门牌 4 顺序 社区村..小区院落\n段 = 户 4 顺序 楼牌号..户室\n校验 = MOD 97-10\n' >own.layout
addr-code --layout own.layout --registry own.db rows.tsv | cut -f1,22-
printf '名称 = 本市\n段 = 区划 9 区划 1\n段 = 门牌 4 顺序 社区..小区\n' >bad.layout
addr-code --layout bad.layout --registry own.db rows.tsv; echo $?
sed 's/4 顺序 楼/5 顺序 楼/' own.layout >changed.layout
addr-code --layout changed.layout --registry own.db rows.tsv; echo $?
addr-code --layout nosuch --registry own.db rows.tsv 2>&1 | sed 's|/.*/||'

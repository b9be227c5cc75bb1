# Which column is meant: English name before synonyms, one synonym, --column.
printf '地址\traw\n甲乙\t甲\n' | pass -q
printf '地址\t住址\n甲乙\t甲\n' | pass -q
printf '地址\t住址\n甲乙\t甲\n' | pass -q -c raw=住址
printf '地址\t住址\n甲乙\t甲\n' | pass -q -c raw=1
printf '1\t2\n甲乙\t甲\n' | pass -q -c raw=2
printf '\t详细地址\t\nx\t甲\ty\n' | pass -q

# Pass-through in place, a column that is replaced where it is, a broken row.
printf '详细地址\tlength\t备注\n浉河区\told\t甲\nx\n\told\t\n' | pass --each

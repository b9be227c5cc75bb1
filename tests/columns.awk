# columns.awk - where the columns of each file are: at[NAME], for the file of number
# `file`.  Goes before the script that reads them: awk -f columns.awk -f SCRIPT FILE...
FNR == 1 {
	file++
	delete at
	for (i = 1; i <= NF; i++)
		at[$i] = i
	next
}

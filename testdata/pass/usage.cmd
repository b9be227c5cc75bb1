# What a wrong call is told.
in=contract.tsv
for args in '-c raw' '-c rwa=附' '-c raw=附近' '-c raw=9' '-c raw=0' '--from xls' \
	'--to pdf' '--encoding gbk' '-j 300' '--columns a,raw,a' '-c' '--from' '--frm csv' \
	'-o x -r x' '--columns raw,id'
do
	echo "pass $args" >&2
	pass $args -q $in >out
	echo "exit status $?" >&2
done

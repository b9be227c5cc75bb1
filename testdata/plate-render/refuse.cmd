# Options that make no sense.
for option in --type=huge --sheet=A0 --base-url=menpai.example --base-url=https:// \
	--base-url='https://menpai.example/?a=1' --base-url=ftp://menpai.example; do
	plate-render "$option" contract.tsv
	echo "exit status $?"
done
SOURCE_DATE_EPOCH=now plate-render contract.tsv

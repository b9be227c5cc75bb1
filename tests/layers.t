#!/bin/sh
# layers.t - the folders know only those above them, as HACKING says.
# shellcheck disable=SC2317	# the checks are called by name
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"

lib=$top_srcdir/lib

# only FOLDER WORD... : lib/FOLDER includes nothing of the project but these folders.
only() {
	folder=$1
	shift
	sed -n "s|^#include \"\\([a-z]*\\)/.*|\\1|p" "$lib/$folder"/*.[ch] | sort -u |
		while read -r used; do
			case " $folder $* " in
			*" $used "*) ;;
			*) echo "lib/$folder includes $used/"; exit 1 ;;
			esac
		done
}

# seen_in PATTERN FOLDER... : these headers are included in no other folder.
seen_in() {
	pattern=$1
	shift
	for folder in "$lib"/*; do
		case " $* " in
		*" ${folder##*/} "*) ;;
		*) ! grep -n "#include <$pattern" "$folder"/*.[ch] || return 1 ;;
		esac
	done
}

# The library returns what it has to say; the command layer in lib/row says it.
silent() {
	! grep -nE '\<(printf|puts|putchar|perror|getenv|secure_getenv|setlocale|exit|_exit)\(|\<(stdout|stderr)\>' \
		"$lib"/base/*.c "$lib"/gazetteer/*.c "$lib"/address/*.c "$lib"/names/*.c "$lib"/index/*.c "$lib"/dedup/*.c \
		"$lib"/code/*.c "$lib"/lookup/*.c "$lib"/plate/*.c "$lib"/link/*.c "$lib"/qr/*.c "$lib"/audit/*.c
}

short_commands() {
	for file in "$top_srcdir"/cmd/*.c; do
		[ "$(wc -l <"$file")" -le 150 ] || { echo "$file is too long"; return 1; }
	done
}

ok 'base knows nobody' only base
ok 'row knows base' only row base
ok 'gazetteer knows base and row' only gazetteer base row
ok 'address knows those above it' only address base row gazetteer
ok 'names knows those above it' only names base row gazetteer address
ok 'index knows those above it' only index base row gazetteer address names
ok 'dedup knows neither code nor plate' only dedup base row gazetteer address names index
ok 'code knows neither dedup nor plate' only code base row gazetteer address names tag
ok 'tag knows base and row' only tag base row
ok 'lookup knows neither dedup nor plate' only lookup base row gazetteer address names index tag code
ok 'qr knows base' only qr base
ok 'plate knows neither dedup nor code' only plate base row tag qr gazetteer address names
ok 'link knows neither dedup nor plate' only link base row gazetteer address names index tag code lookup
ok 'audit reads tables and knows neither dedup, code nor plate' \
	only audit base row gazetteer address tag qr link
ok 'SQLite is seen in code only' seen_in sqlite3 code
ok 'libpq is seen in code only' seen_in libpq code
ok 'cairo is seen in plate and audit only' seen_in cairo plate audit
ok 'pango is seen in audit only' seen_in pango audit
ok 'libxlsxwriter is seen in audit only' seen_in xlsxwriter audit
ok 'qrencode is seen in qr only' seen_in qrencode qr
ok 'zbar is seen in plate only' seen_in zbar plate
ok 'nettle is seen in tag only' seen_in nettle tag
ok 'libcsv is seen in row only' seen_in csv row
ok 'PCRE2 is seen in address only' seen_in pcre2 address
ok 'the library does not print, exit or read the environment' silent
ok 'commands are short' short_commands
done_testing

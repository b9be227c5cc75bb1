# Completion of options and files for menpai's commands in bash: the options come
# from the command itself.
# shellcheck shell=bash

_menpai_options() { # COMMAND: its options as completion words
	"$1" --list-options 2>/dev/null | while IFS=$'\t' read -r long short arg; do
		if [ "$arg" = - ]; then
			echo "$long "
		else
			echo "$long="
		fi
		[ "$short" = - ] || echo "$short "
	done
}

_menpai() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}

	[ "$word" = = ] && word='' # --from=<TAB>
	[ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	case $before in
	--from | --to)
		mapfile -t COMPREPLY < <(compgen -W 'tsv csv' -- "$word")
		return ;;
	--encoding)
		mapfile -t COMPREPLY < <(compgen -W 'utf-8 gb18030 auto' -- "$word")
		return ;;
	esac
	if [[ $word == -* ]]; then
		local IFS=$'\n'
		compopt -o nospace 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -W "$(_menpai_options "$1")" -- "$word")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		compopt -o filenames 2>/dev/null
	fi
}


# What a registry did not give is unknown to it, even where it could have given it.
addr-code -q --registry codes.db rows.tsv >coded.tsv
addr-code --check --registry codes.db coded.tsv | cut -f1,22,24-
addr-code -q --registry other.db contract.tsv >/dev/null
addr-code --check --registry other.db coded.tsv | cut -f1,22,24-

# Codes as a list, without the registry that gave them.
addr-code --check --columns code codes.txt

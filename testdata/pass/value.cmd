# What would break a row in a value that a command sets becomes spaces.
printf 'raw\n甲\n' | pass -q --value "$(printf 'a\tlong value\r\nb\tc')"

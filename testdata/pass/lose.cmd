# A command that loses a row does not get away with it.
printf 'raw\n甲\n\n' | pass --each --lose

# Tags: signed payloads, keys that rotate, and what a scan may turn out to be.
a='A 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
b='B ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
(umask 077; echo "$a" >old.key; printf '%s\n%s\n' "$b" "$a" >new.key; echo "$b" >other.key)
plate-render -q -u https://mp.cn --key old.key contract.tsv | cut -f2,9 | tee signed.tsv
plate-render -q -u https://mp.cn --key new.key contract.tsv | cut -f9 | sed 1d | cut -d. -f3 | cut -c1 | uniq
plate-render --verify-payload --key new.key signed.tsv | cut -f1,3,4
plate-render -q --verify-payload --key other.key signed.tsv | cut -f3 | uniq -c | sed 's/^ *//'
cat >scans.tsv <<'END'
payload
HTTPS://MP.CN/411502001001420008800000000002.ANDKTSWIWVCEMQ
https://mp.cn/411502001001420008800000000002.andktswiwvcemq
HTTPS://MP.CN/411502001001420008800000000002.ANDKTSWIWVCEMA
HTTPS://MP.CN/411502001001420008800000000010.ANDKTSWIWVCEMQ
HTTPS://MP.CN/411502001001420008800000000002
pay 100 yuan here
END
plate-render --verify-payload --key old.key scans.tsv
echo "exit status $?"
plate-render --key old.key contract.tsv
chmod 644 old.key
plate-render --key old.key contract.tsv
plate-render --verify-payload contract.tsv

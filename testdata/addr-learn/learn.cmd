addr-learn contract.tsv

# Accuracy from a sample: by county as it was found, in total weighed by the lots.
audit-report -q --by county,station --judged verdict.tsv contract.tsv | grep -E 'measure|accurate'
audit-report -q --by station --judged verdict.tsv contract.tsv | grep accurate

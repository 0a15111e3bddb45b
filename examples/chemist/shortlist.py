"""Reads the table of tgd molecule score from stdin and prints what is worth docking as CSV.

Kept: readable, no structural alert, no PAINS match, no violation of Lipinski's rules.
"""

import csv
import sys

out = csv.writer(sys.stdout)
out.writerow(["smiles", "name"])
for row in csv.DictReader(sys.stdin):
    if row["status"] != "ok":
        reason = row["message"]
    elif row["alerts"] or row["pains"]:
        reason = "alert: " + (row["alerts"] or row["pains"])
    elif int(row["lipinski_violations"]) > 0:
        reason = "breaks Lipinski's rules"
    else:
        out.writerow([row["canonical_smiles"], row["name"]])
        continue
    print(f"{row['name']} left out: {reason}", file=sys.stderr)

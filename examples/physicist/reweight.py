"""Prints a file of objectives with the weights of a run in place of its own.

python3 examples/physicist/reweight.py objectives.json weights.txt > tuned.json
where weights.txt comes from: tgd run export RUN --format weights
"""

import json
import sys

with open(sys.argv[1]) as file:
    plan = json.load(file)
with open(sys.argv[2]) as file:
    weights = dict(line.rsplit(": ", 1) for line in file if ": " in line)
for objective in plan["objectives"]:
    objective["weight"] = float(weights[objective["structure"]])
print(json.dumps(plan, indent=2))

"""Judges an instruction by rules that need no model: JSON in, JSON out, with findings."""

import json
import sys

LONGEST_WORDS = 40
LAST_LINE = "End with a last line of the form 'Answer: ' and the number alone."
WEAK = {"Please try to answer": "Answer", "if you can": "", "very carefully": "step by step"}

text = json.load(sys.stdin)["candidate"].strip()
findings, loss = [], 0.0
if "Answer: " not in text:
    loss += 1
    change = {"target": "text", "from": text, "to": f"{text} {LAST_LINE}"}
    findings.append({"advice": "Say what the last line must look like.", "weight": 1, "changes": [change]})
for weak, strong in WEAK.items():
    if weak in text:
        loss += 0.25
        change = {"target": "text", "from": weak, "to": strong}
        findings.append({"advice": f"Write '{strong}' for '{weak}'.", "weight": 0.25, "changes": [change]})
words = len(text.split())
loss += max(0, words - LONGEST_WORDS) / LONGEST_WORDS
print(json.dumps({"loss": loss, "metrics": {"words": words}, "findings": findings}))

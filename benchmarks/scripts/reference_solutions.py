#!/usr/bin/env python3
"""Writes the reference solutions of a problem file as a solutions file for `tgd code test`.

usage: reference_solutions.py PROBLEMS > SOLUTIONS
PROBLEMS is JSON Lines, plain or gzip: HumanEval, HumanEval-X, MBPP, MBJP, or rows of whole programs.
A reference that only continues its prompt (HumanEval, HumanEval-X, MBJP) is put behind it.
"""
import gzip, json, sys

if len(sys.argv) != 2:
    sys.exit(__doc__)
with open(sys.argv[1], "rb") as file:
    raw = file.read()
text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
for line in filter(str.strip, text.splitlines()):
    row = json.loads(line)
    if "canonical_solution" in row:
        before = row["prompt"] if "prompt" in row and "test" in row else ""
        code = before + row["canonical_solution"]
    elif "canonical_python" in row:
        code = row["canonical_python"]
    elif "code" in row and "test_list" in row:
        code = row["code"]
    else:
        sys.exit("no reference solution in the row of task " + str(row.get("task_id")))
    task = row["task_id"]
    if isinstance(task, int):
        task = "MBPP/%d" % task
    print(json.dumps({"task_id": task, "code": code}))

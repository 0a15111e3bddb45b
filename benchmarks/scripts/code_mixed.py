#!/usr/bin/env python3
"""Judges solutions in six languages in one evaluation that is killed twice and gone on with.

usage: code_mixed.py [JOBS [WORKERS]]     (5000 jobs and 8 workers by default)
Solutions of one problem that reads and prints, in Python, Java, C++, JavaScript, Go and Rust: right, wrong, ending with
another exit code than 0, and no programs. `tgd code test --out FILE --resume` is ended by SIGKILL after a third and two
thirds of the rows, each time started again, and runs to its end. Prints memory, processes and open files of the
workbench on the way, and what a killed run leaves. Ends with 1 if a verdict is lost, doubled or not the expected one, if
a process is left, or if memory has grown by more than 200 MB. Needs Linux and the six toolchains (`tgd doctor` shows
them); LANGUAGES names others, separated by commas, TGD the launcher (default: ../../tgd beside this).
"""
import collections, json, os, signal, subprocess, sys, tempfile, time

from code_leaks import TGD, adopt, after, measure

PROBLEM = {"task_id": "sum", "statement": "The sum of two numbers.",
           "public_tests": [{"input": "1 2\n", "output": "3"}], "hidden_tests": [{"input": "20 -5\n", "output": "15"}]}
# a program with holes for its operator, its exit code, and a comment that makes it another text
PROGRAMS = {
    "python": "import sys\na, b = map(int, input().split())\nprint(a {op} b)\nsys.exit({code})\n# {n}\n",
    "java": "import java.util.Scanner; class Main {{ public static void main(String[] x) {{ var in = new Scanner(System.in);"
            " System.out.println(in.nextInt() {op} in.nextInt()); if ({code} != 0) throw new RuntimeException(); }} }} // {n}\n",
    "cpp": "#include <iostream>\nint main() {{ int a, b; std::cin >> a >> b; std::cout << (a {op} b) << '\\n'; return {code}; }} // {n}\n",
    "javascript": "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a {op} b);"
                  "\nprocess.exitCode = {code}; // {n}\n",
    "go": "package main\nimport (\"fmt\"; \"os\")\nfunc main() {{ var a, b int; fmt.Scan(&a, &b); fmt.Println(a {op} b);"
          " os.Exit({code}) }} // {n}\n",
    "rust": "use std::io::Read; fn main() {{ let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap();"
            " let v: Vec<i64> = s.split_whitespace().map(|x| x.parse().unwrap()).collect(); println!(\"{{}}\", v[0] {op} v[1]);"
            " std::process::exit({code}) }} // {n}\n",
}
SHARES = {"python": 12, "java": 1, "cpp": 3, "javascript": 2, "go": 1, "rust": 1}
# texts of a language that are not alike: the rest is judged with a program that was compiled before
TEXTS = 24
KINDS = ("PASSED", "WRONG_ANSWER", "PASSED", "RUNTIME_ERROR", "PASSED", "COMPILE_ERROR")


def solutions(jobs):
    """Rows and what their verdicts must be."""
    languages = os.environ.get("LANGUAGES", ",".join(SHARES)).split(",")
    order = [each for i in range(max(SHARES.values())) for each in languages if SHARES[each] > i]
    for n in range(jobs):
        language, kind = order[n % len(order)], KINDS[n // len(order) % len(KINDS)]
        code = PROGRAMS[language].format(op="-" if kind == "WRONG_ANSWER" else "+", code=3 if kind == "RUNTIME_ERROR" else 0,
                                         n=n // len(order) % TEXTS)
        if kind == "COMPILE_ERROR":
            code = code.replace("(", "(]", 1)
        yield {"id": str(n), "task_id": "sum", "language": language, "code": code}, kind


def start(folder, workers):
    os.makedirs(os.path.join(folder, "temporary"), exist_ok=True)
    options = "%s -Djava.io.tmpdir=%s/temporary" % (os.environ.get("TGD_JAVA_OPTS", ""), folder)
    command = [TGD, "code", "test", "--problems", folder + "/problems.jsonl", "--solutions", folder + "/solutions.jsonl",
               "--out", folder + "/rows.jsonl", "--resume", "--workers", str(workers), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env={**os.environ, "TGD_JAVA_OPTS": options.strip()})


def rows(folder):
    try:
        with open(folder + "/rows.jsonl", "rb") as file:
            return file.read().count(b"\n")
    except FileNotFoundError:
        return 0


def until(folder, run, stop, seen):
    """Waits for so many rows or the end of the run, and measures every few rows."""
    marks, next_mark = max(50, stop // 6), 0
    while run.poll() is None and rows(folder) < stop:
        if rows(folder) >= next_mark:
            time.sleep(0.5)
            try:
                seen.append(measure(run.pid, "row %d" % rows(folder), folder))
            except (OSError, StopIteration):
                pass  # it has just ended
            next_mark = rows(folder) + marks
        time.sleep(0.1)


def main(jobs, workers):
    adopt()
    faults, begin = [], time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        made = list(solutions(jobs))
        with open(folder + "/problems.jsonl", "w") as file:
            file.write(json.dumps(PROBLEM) + "\n")
        with open(folder + "/solutions.jsonl", "w") as file:
            file.writelines(json.dumps(row) + "\n" for row, kind in made)
        for stop in (jobs // 3, 2 * jobs // 3, jobs + 1):
            seen = []
            run = start(folder, workers)
            until(folder, run, stop, seen)
            if stop <= jobs:
                run.send_signal(signal.SIGKILL)
            code = run.wait()
            time.sleep(2)
            faults += [fault for fault in after("killed" if stop <= jobs else "ended", folder) if "processes" in fault]
            faults += ["exit code %d" % code] * (stop > jobs and code != 0)
            settled = [memory for _, _, _, memory in seen[1:]]
            if settled and settled[-1] - settled[0] > 200:
                faults.append("memory grew from %d to %d MB" % (settled[0], settled[-1]))
        with open(folder + "/rows.jsonl") as file:
            verdicts = [(row["id"], row["verdict"]) for row in map(json.loads, file)]
    count = collections.Counter(id for id, verdict in verdicts)
    faults += ["%d verdicts lost" % (jobs - len(count))] * (len(count) != jobs)
    faults += ["%d verdicts doubled" % (len(verdicts) - len(count))] * (len(verdicts) != len(count))
    expected = {row["id"]: (kind, row["language"]) for row, kind in made}
    wrong = [(id, verdict, *expected[id]) for id, verdict in verdicts if verdict != expected[id][0]]
    faults += ["%d verdicts not as expected, first %s" % (len(wrong), wrong[:3])] * (len(wrong) > 0)
    print("%d rows, %s, in %.0f s" % (len(verdicts), dict(collections.Counter(v for _, v in verdicts)), time.monotonic() - begin))
    print("faults: " + ("; ".join(faults) or "none"))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) > 3:
        sys.exit(__doc__)
    sys.exit(main(*(list(map(int, sys.argv[1:])) + [5000, 8][len(sys.argv) - 1:])))

#!/usr/bin/env python3
"""Judges many solutions in one run of `tgd code test`, hostile among innocent ones, and looks for what they leave.

usage: code_leaks.py [JOBS [WORKERS]]     (1000 jobs and 2 workers by default)
Prints, before the run, at a tenth of it and at its end: processes and zombies below the workbench, its open files, its
memory, files in the temporary folder; then what is left after it. Ends with 1 if anything is, if an innocent solution
did not pass or a hostile one did, or if open files, memory or processes have grown. Then kills a second run with
SIGKILL half way and looks again. Needs Linux; TGD names the launcher (default: ../../tgd beside this).
"""
import json, os, signal, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
TGD = os.environ.get("TGD", os.path.join(HERE, "..", "..", "tgd"))
PROBLEM = {
    "task_id": "pairs", "statement": "Count the pairs i<j with nums[i]+nums[j]==k.", "class_name": "Solution",
    "method": "solve", "params": [{"name": "nums", "type": "List[int]"}, {"name": "k", "type": "int"}],
    "return_type": "int", "compare": "exact", "public_tests": [{"args": [[1, 2, 3, 4], 5], "expected": 2}],
    "hidden_tests": [{"args": [[0, 0, 0, 0], 0], "expected": 6}],
}
INNOCENT = "def solve(nums, k):\n    return sum(nums[i] + nums[j] == k for i in range(len(nums)) for j in range(i))\n"
JAVA = ("class Solution { int solve(int[] a, int k) { int c = 0; for (int i = 0; i < a.length; i++)"
        " for (int j = 0; j < i; j++) if (a[i] + a[j] == k) c++; return c; } }")
HOSTILE = (
    "import os\nopen('/tmp/left', 'wb').write(bytes(1 << 22))\ndef solve(nums, k):\n    for i in range(4):\n"
    "        if os.fork() == 0:\n            os.setsid()\n"
    "            os.execv('/bin/sleep', ['left-behind', '600'])\n    os._exit(0)\n",
    "import os\ndef solve(nums, k):\n    os.kill(os.getpid(), 11)\n",
    "def solve(nums, k):\n    print('x' * 100000)\n    return bytearray(1 << 24)\n",
)


def tree(root):
    """Processes below one, from the table of all."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name) as file:
                rest = file.read().rsplit(")", 1)[1].split()
            parents[int(name)] = (int(rest[1]), rest[0])
        except OSError:
            pass
    found, waiting = {}, [root]
    while waiting:
        at = waiting.pop()
        for pid, (parent, state) in parents.items():
            if parent == at:
                found[pid] = state
                waiting.append(pid)
    return found


def left_behind():
    count = 0
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % name, "rb") as file:
                text = file.read()
            count += text.startswith((b"left-behind", b"bwrap")) or b"tgd-sandbox" in text
        except OSError:
            pass
    return count


def temporary():
    return sorted(n for n in os.listdir(tempfile.gettempdir()) if n.startswith("tgd-"))


def measure(pid, label):
    below = tree(pid)
    with open("/proc/%d/status" % pid) as file:
        memory = next(int(line.split()[1]) >> 10 for line in file if line.startswith("VmRSS"))
    row = (len(below), sum(s == "Z" for s in below.values()), len(os.listdir("/proc/%d/fd" % pid)), memory)
    print("%-10s processes %3d  zombies %2d  open files %3d  memory %4d MB  temporary %s" % (label, *row, temporary()),
          flush=True)
    return row


def start(folder, jobs, workers):
    problems, solutions = os.path.join(folder, "problems.jsonl"), os.path.join(folder, "solutions.jsonl")
    with open(problems, "w") as file:
        file.write(json.dumps(PROBLEM) + "\n")
    with open(solutions, "w") as file:
        for n in range(jobs):
            code, language = INNOCENT, "python"
            if n % 4 == 3:
                code = HOSTILE[n // 4 % len(HOSTILE)]
            elif n % 20 == 10:
                code, language = JAVA, "java"
            file.write(json.dumps({"id": str(n), "task_id": "pairs", "language": language, "code": code}) + "\n")
    command = [TGD, "code", "test", "--problems", problems, "--solutions", solutions, "--workers", str(workers),
               "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def main(jobs, workers):
    before, wrong, early = temporary(), 0, None
    behind = left_behind()
    with tempfile.TemporaryDirectory() as folder:
        run = start(folder, jobs, workers)
        for n in range(jobs):
            row = json.loads(run.stdout.readline())
            wrong += (row["verdict"] == "PASSED") == (n % 4 == 3)
            if n + 1 in (jobs // 10, jobs // 2, jobs - jobs // 20):
                early, late = early or measure(run.pid, "job %d" % (n + 1)), measure(run.pid, "again")
        code = run.wait()
        time.sleep(1)
        faults = ["%d wrong verdicts" % wrong] * (wrong > 0) + ["exit code %d" % code] * (code != 0)
        grown = [late[0] - early[0], late[1], late[2] - early[2], late[3] - early[3]]
        faults += ["grown by %s" % grown] * (grown[0] > 6 or grown[1] > 3 or grown[2] > 24 or grown[3] > 200)
        faults += ["%d processes left" % (left_behind() - behind)] * (left_behind() > behind)
        faults += ["files left: %s" % temporary()] * (temporary() != before)
        print("after      processes left %d  temporary %s  wrong verdicts %d" % (left_behind() - behind, temporary(), wrong))
        run = start(folder, jobs, workers)
        for n in range(jobs // 10):
            run.stdout.readline()
        run.send_signal(signal.SIGKILL)
        run.wait()
        time.sleep(2)
        print("killed     processes left %d" % (left_behind() - behind))
        faults += ["%d processes left after a kill" % (left_behind() - behind)] * (left_behind() > behind)
    print("faults: " + ("; ".join(faults) or "none"))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) > 3:
        sys.exit(__doc__)
    sys.exit(main(*(list(map(int, sys.argv[1:])) + [1000, 2][len(sys.argv) - 1:])))

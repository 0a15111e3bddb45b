#!/usr/bin/env python3
"""Judges many solutions in one run of `tgd code test`, hostile among innocent ones, and looks for what they leave.

usage: code_leaks.py [JOBS [WORKERS]]     (1000 jobs and 2 workers by default)
Prints, before the run, at a tenth of it and at its end: processes and zombies below the workbench, its open files, its
memory, files in its temporary folder; then what is left after it. Ends with 1 if anything is, if an innocent solution
did not pass or a hostile one did, or if open files, memory or processes have grown. Then kills a second run with
SIGKILL and looks again, and whether the next run clears away the folder that the killed one left. What other programs
do on the machine does not count: orphans of the runs come to this script, and their temporary folder is their own.
Needs Linux; TGD names the launcher (default: ../../tgd beside this).
"""
import ctypes, json, os, signal, subprocess, sys, tempfile, time

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


def adopt():
    """Makes orphans of the runs children of this script, so that they can be told from those of others."""
    if ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) != 0:  # PR_SET_CHILD_SUBREAPER
        sys.exit("cannot become the reaper of the runs' orphans; this needs Linux 3.4 or newer")


def left_behind():
    """What is left of ended runs; those that have ended in the meantime are let go, as init would do."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
    return len(tree(os.getpid()))


def temporary(folder):
    return sorted(os.listdir(os.path.join(folder, "temporary")))


def measure(pid, label, folder):
    below = tree(pid)
    with open("/proc/%d/status" % pid) as file:
        memory = next(int(line.split()[1]) >> 10 for line in file if line.startswith("VmRSS"))
    row = (len(below), sum(s == "Z" for s in below.values()), len(os.listdir("/proc/%d/fd" % pid)), memory)
    print("%-10s processes %3d  zombies %2d  open files %3d  memory %4d MB  temporary %s" % (label, *row, temporary(folder)),
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
    os.makedirs(os.path.join(folder, "temporary"), exist_ok=True)
    options = "%s -Djava.io.tmpdir=%s/temporary" % (os.environ.get("TGD_JAVA_OPTS", ""), folder)
    command = [TGD, "code", "test", "--problems", problems, "--solutions", solutions, "--workers", str(workers),
               "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            env={**os.environ, "TGD_JAVA_OPTS": options.strip()})


def judged(folder, jobs, workers):
    """One whole run; what was wrong with it."""
    wrong, early = 0, None
    run = start(folder, jobs, workers)
    for n in range(jobs):
        row = json.loads(run.stdout.readline())
        wrong += (row["verdict"] == "PASSED") == (n % 4 == 3)
        if n + 1 in (max(40, jobs // 10), jobs // 2, jobs - jobs // 20):  # by 40 all kinds have started
            late = measure(run.pid, "job %d" % (n + 1), folder)
            early = early or late
    code = run.wait()
    grown = [late[0] - early[0], late[1], late[2] - early[2], late[3] - early[3]]
    faults = ["%d wrong verdicts" % wrong] * (wrong > 0) + ["exit code %d" % code] * (code != 0)
    faults += ["grown by %s" % grown] * (grown[0] > 6 + 4 * workers or grown[1] > 3 or grown[2] > 24 or grown[3] > 200)
    return faults + after("after", folder)


def after(label, folder):
    """What an ended run has left."""
    processes, files = left_behind(), temporary(folder)
    print("%-10s processes %3d  temporary %s" % (label, processes, files), flush=True)
    return ["%s: %d processes left" % (label, processes)] * (processes > 0) + [
        "%s: files left: %s" % (label, files)] * (len(files) > 0)


def killed(folder, jobs, workers):
    """A run that is killed may leave its folder, but no process; the next one clears it away."""
    run = start(folder, jobs, workers)
    for _ in range(jobs // 10):
        run.stdout.readline()
    run.send_signal(signal.SIGKILL)
    run.wait()
    time.sleep(2)
    faults = [fault for fault in after("killed", folder) if "processes" in fault]
    run = start(folder, 12, workers)  # with a Java solution, which alone needs such a folder
    rows = run.stdout.read().count("\n")
    code = run.wait()
    return faults + ["the next run ended with %d after %d rows" % (code, rows)] * (code != 0) + after("next", folder)


def main(jobs, workers):
    adopt()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        faults = judged(folder, jobs, workers) + killed(folder, jobs, workers)
    print("faults: " + ("; ".join(faults) or "none"))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) > 3:
        sys.exit(__doc__)
    sys.exit(main(*(list(map(int, sys.argv[1:])) + [1000, 2][len(sys.argv) - 1:])))

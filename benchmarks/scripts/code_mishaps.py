#!/usr/bin/env python3
"""Takes away from `tgd code test` what it needs and looks whether it says so and goes on with the rest.

usage: code_mishaps.py
Three solutions, Python and Java, are judged without python3, without a JDK, with a full temporary folder, with a full
disk for its rows, without any sandbox, inside another sandbox, and while its sandboxes are killed one after the other.
Ends with 1 if a verdict or an exit code is not as it should be. Needs Linux, bubblewrap and util-linux; TGD names the
launcher (default: ../../tgd beside this).
"""
import glob, json, os, shutil, signal, subprocess, sys, tempfile, threading, time

from code_leaks import INNOCENT, JAVA, PROBLEM, TGD

TGD = os.path.abspath(TGD)
OUTER = ["bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc"]
SLOW = "import time\ntime.sleep(0.4)\n" + INNOCENT


def masked(*names):
    """The outer sandbox with these programs made useless."""
    hidden = []
    for name in names:
        found = {os.path.realpath(p) for folder in os.environ["PATH"].split(":") + ["/usr/bin", "/usr/local/bin"]
                 for p in glob.glob(os.path.join(folder, name)) if os.access(p, os.X_OK)}
        for path in sorted(found):
            hidden += ["--ro-bind", "/dev/null", path]
    return OUTER + hidden


def judge(folder, before, *options, solutions=None, during=None):
    rows = solutions or [("python", INNOCENT), ("java", JAVA), ("python", INNOCENT)]
    with open(os.path.join(folder, "problems.jsonl"), "w") as file:
        file.write(json.dumps(PROBLEM) + "\n")
    with open(os.path.join(folder, "solutions.jsonl"), "w") as file:
        for n, (language, code) in enumerate(rows):
            file.write(json.dumps({"id": str(n), "task_id": "pairs", "language": language, "code": code}) + "\n")
    command = [*before, TGD, "code", "test", "--problems", os.path.join(folder, "problems.jsonl"), "--solutions",
               os.path.join(folder, "solutions.jsonl"), "--quiet", *options]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if during:
        threading.Thread(target=during, args=(run,), daemon=True).start()
    out, err = run.communicate(timeout=240)
    found = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return run.returncode, [row["verdict"] for row in found], found, err


def kill_sandboxes(run):
    """Kills whatever sandbox runs below the workbench, three times."""
    from code_leaks import tree
    for _ in range(3):
        time.sleep(0.7)
        for pid in tree(run.pid):
            try:
                with open("/proc/%d/cmdline" % pid, "rb") as file:
                    if b"bwrap" in file.read() and pid != run.pid:
                        os.kill(pid, signal.SIGKILL)
                        break
            except OSError:
                pass


def main():
    faults = []

    def expect(name, result, code, verdicts):
        right = result[0] == code and result[1] == verdicts
        reasons = {row["feedback"].split("\n")[-1][:140] for row in result[2] if row["verdict"] == "HARNESS_ERROR"}
        print("%-22s %s  exit %d  %s" % (name, "ok   " if right else "WRONG", result[0], " ".join(result[1])))
        for line in sorted(reasons) or ([result[3].strip()[:140]] if result[0] else []):
            print(" " * 24 + line)
        faults.extend([] if right else [name])

    passed, failed = ["PASSED"] * 3, ["PASSED", "HARNESS_ERROR", "PASSED"]
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        os.chmod(folder, 0o755)
        expect("all there", judge(folder, []), 0, passed)
        expect("in another sandbox", judge(folder, OUTER), 0, passed)
        expect("without python3", judge(folder, masked("python3")), 4, ["HARNESS_ERROR", "PASSED", "HARNESS_ERROR"])
        expect("without a JDK", judge(folder, masked("javac")), 4, failed)
        full = OUTER + ["--size", "8192", "--tmpfs", "/mnt", "--setenv", "TGD_JAVA_OPTS", "-Djava.io.tmpdir=/mnt"]
        expect("full temporary folder", judge(folder, full), 4, failed)
        expect("full disk for rows", judge(folder, [], "--out", "/dev/full"), 4, [])
        tools = ("bwrap", "unshare", "nsjail", "docker", "podman")
        inside = ["unshare", "-m", "sh", "-c", "".join("mount --bind /dev/null %s; " % p for p in
                  (shutil.which(t) for t in tools) if p) + 'exec "$@"', "sh"]
        if os.getuid() == 0:
            expect("without any sandbox", judge(folder, inside), 4, ["HARNESS_ERROR"] * 3)
            expect("and unconfined", judge(folder, inside, "--allow-unconfined"), 0, passed)
        many = [("python", SLOW)] * 8
        expect("sandboxes killed", judge(folder, [], solutions=many, during=kill_sandboxes), 0, ["PASSED"] * 8)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    sys.exit(main())

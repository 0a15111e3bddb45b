"""Makes 1,000 runs, one of 10,000 steps and one with 50 MB of a model's text, and measures the commands that read them.

    python3 benchmarks/scripts/large_runs.py FOLDER [--tgd PATH] [--runs 1000] [--steps 10000] [--megabytes 50]

What is in FOLDER already is not made again. Every command has a heap of 512 MB; its wall time, processor time and
highest resident memory are printed, for pages of the dashboard the time of the first request and the least of five
more. Exit code 1 if a command failed, or a page of the list took 1 s or more when warm.
"""

import argparse
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request


class Talker(http.server.BaseHTTPRequestHandler):
    """A server of a model that says much before it names a molecule, another one each time."""

    length = 0
    count = 0
    value = None
    lock = threading.Lock()

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with Talker.lock:
            Talker.count += 1
            number = Talker.count
        words = "\n".join(m["content"] for m in asked["messages"] if isinstance(m["content"], str))
        tag = re.findall(r"</(\w+[-\w]*)>", words)
        value = Talker.value(number)
        answer = f"<{tag[-1]}>{value}</{tag[-1]}>" if tag else value
        prose = f"Thought {number}. " + "A longer chain raises logP, which QED charges for. " * (Talker.length // 51)
        reply = {
            "id": str(number), "object": "chat.completion", "created": 0, "model": "talker",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": prose + "\n" + answer}}],
            "usage": {"prompt_tokens": 500, "completion_tokens": Talker.length // 4, "total_tokens": 500 + Talker.length // 4},
        }
        body = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def run(tgd, words, quiet=True):
    """Exit code, wall seconds, processor seconds, MB resident."""
    env = dict(os.environ, TGD_JAVA_OPTS=os.environ.get("TGD_JAVA_OPTS", "-Xmx512m"))
    begun = time.monotonic()
    out = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen([tgd, *words], stdout=out, stderr=subprocess.PIPE, env=env)
    said = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        print(said.strip()[-400:], file=sys.stderr)
    return code, time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def talk(tgd, words, out, length, value):
    """A run whose editor is a server of ours."""
    shutil.rmtree(out, ignore_errors=True)
    Talker.length, Talker.value, Talker.count = length, staticmethod(value), 0
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Talker)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ.setdefault("OPENAI_API_KEY", "none")
    words = words + ["--critic", "grounded", "--editor", "llm", "--model", "openai:talker", "--useless-answers", "0", "--quiet"]
    words += ["--base-url", f"http://127.0.0.1:{server.server_port}/v1", "--out", str(out)]
    code = run(tgd, words)[0]
    server.shutdown()
    assert code == 0, "the run failed"


def make(tgd, folder, args):
    runs = folder / "runs"
    if not (runs / "run0000").exists():
        words = "molecule optimize --start CC(=O)Nc1ccc(O)cc1 --steps 12 --quiet --out".split()
        assert run(tgd, [*words, str(runs / "run0000")])[0] == 0
    for i in range(1, args.runs - 2):
        if not (runs / f"run{i:04}").exists():
            shutil.copytree(runs / "run0000", runs / f"run{i:04}")
    if not (runs / "long").exists():
        judge = folder / "judge.sh"
        finding = '{"about": "rates", "observed": "high", "wanted": "low", "advice": "Try other rates."}'
        judge.write_text(
            "#!/bin/sh\nread -r asked\n"
            f"""printf '{{"loss": %d, "metrics": {{"length": %d}}, "findings": [{finding}]}}' ${{#asked}} ${{#asked}}\n""")
        judge.chmod(0o755)
        (folder / "start.txt").write_text("rate = 0.5\n" * 12)
        words = ["optimize", "--evaluator", str(judge), "--start", str(folder / "start.txt"), "--role", "settings"]
        talk(tgd, words + ["--steps", str(args.steps)], folder / "making-long", 0,
             lambda n: "".join(f"rate{i} = {(n * 37 + i * i) % 997}\n" for i in range(12)))
        (folder / "making-long").rename(runs / "long")
    if not (runs / "talk").exists():
        words = "molecule optimize --start CCCCCC --max-tokens 100000".split()
        talk(tgd, words + ["--steps", str(args.megabytes * 10)], folder / "making-talk", 100_000,
             lambda n: "C" * (3 + n % 20) + "O" * (n % 2))
        (folder / "making-talk").rename(runs / "talk")
    return runs


def get(address):
    begun = time.monotonic()
    with urllib.request.urlopen(address) as answer:
        body = answer.read()
    return time.monotonic() - begun, len(body)


def pages(tgd, runs):
    env = dict(os.environ, TGD_JAVA_OPTS=os.environ.get("TGD_JAVA_OPTS", "-Xmx512m"))
    words = [tgd, "serve", str(runs), "--port", "0", "--read-only"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    site = ""
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found:
            site = found.group(0)
            break
    slow = False
    names = ["/", "/?q=run05", "/?sort=best", "/run?id=long", "/candidates?id=long",
             "/candidates?id=long&page=40", "/candidate?id=long&c=5000.0", "/front?run=long", "/report?id=long",
             "/run?id=talk", "/calls?id=talk", "/calls?id=talk&page=9", "/report?id=talk", "/compare?run=long&run=talk"]
    try:
        for name in names:
            try:
                first, size = get(site + name)
                warm = min(get(site + name)[0] for _ in range(5))
                print(f"  {name:32} first {first:6.2f} s  warm {warm:6.3f} s  {size / 1024:8.0f} kB")
                slow |= name == "/" and warm >= 1
            except urllib.error.HTTPError as e:
                print(f"  {name:32} {e}")
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024
        print(f"  highest resident: {peak:.0f} MB")
    finally:
        process.terminate()
        process.wait()
    return slow


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tgd", default=str(pathlib.Path(__file__).resolve().parents[2] / "tgd"))
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--megabytes", type=int, default=50)
    args = parser.parse_args()
    runs = make(args.tgd, args.folder, args)
    for name in ("long", "talk"):
        journal = (runs / name / "journal.jsonl").stat().st_size / 1e6
        print(f"{name}: journal of {journal:.0f} MB, report of {(runs / name / 'report.html').stat().st_size / 1e6:.1f} MB")
    failed = False
    out = args.folder / "out"
    for words in (
        ["run", "list", runs],
        ["run", "list", runs, "--sort", "best", "--filter", "best<0.3"],
        ["run", "show", runs / "long"],
        ["run", "show", runs / "talk"],
        ["run", "verify", runs / "long"],
        ["run", "export", runs / "long", "--format", "html"],
        ["run", "export", runs / "talk", "--format", "html"],
        ["run", "export", runs / "long", "--format", "csv"],
        ["run", "export", runs, "--format", "csv"],
        ["run", "export", runs, "--format", "parquet", "--out", out],
        ["run", "export", runs, "--format", "json"],
        ["run", "compare", runs / "long", runs / "talk"],
    ):
        out.unlink(missing_ok=True)
        code, wall, cpu, mb = run(args.tgd, [str(word) for word in words])
        failed |= code != 0
        shown = " ".join(str(word).replace(str(runs), "RUNS").replace(str(out), "FILE") for word in words)
        print(f"  tgd {shown:52} exit {code}  {wall:6.2f} s  {cpu:6.2f} s CPU  {mb:5.0f} MB")
    print("tgd serve")
    failed |= pages(args.tgd, runs)
    out.unlink(missing_ok=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

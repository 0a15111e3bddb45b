# Runs inside the sandbox: compiles text, or becomes a program that was compiled from it, or runs such a program on inputs.
import base64 as _base64

LOG = 16000
STACK = 64 << 20
SURROUNDINGS = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


def run_native():
    channel = Channel()
    message = channel.receive()
    folder = "/tmp/.work-%d" % os.getpid()
    os.mkdir(folder)
    os.chdir(folder)
    surroundings = dict(SURROUNDINGS, HOME=folder, TMPDIR=folder, **message.get("surroundings", {}))
    for name, text in message["files"].items():
        with open(name, "wb") as f:
            f.write(_base64.b64decode(text))
    if message["op"] == "build":
        return compile_files(channel, message, surroundings)
    for name in message["programs"]:
        os.chmod(name, 0o755)
    # deep recursion is no fault where memory is limited
    hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
    resource.setrlimit(resource.RLIMIT_STACK, (STACK if hard < 0 else min(STACK, hard), hard))
    command = message["command"]
    if message.get("program"):
        channel.send({"op": "ready"})
        return on_inputs(channel, lambda out, say: be_native(command, surroundings, out, say))
    try:
        os.execve(command[0], command, surroundings)  # which talks on 3 and 4 from now on
    except OSError as e:
        channel.send(not_started(e))


def not_started(error):
    return {"op": "uncompiled", "failure": {"type": "", "message": "the program cannot be started: %s" % error}}


def compile_files(channel, message, surroundings):
    for command in message["commands"]:
        try:
            code, log = outcome_of(command, surroundings)
        except OSError as e:
            channel.send({"op": "broken", "message": "no process can be started: %s" % e})
            return
        if code != 0:
            channel.send({"op": "unbuilt", "code": code, "log": log})
            return
    try:
        with open(message["output"], "rb") as f:
            channel.send({"op": "built", "program": _base64.b64encode(f.read()).decode()})
    except OSError as e:
        channel.send({"op": "unbuilt", "code": 1, "log": "the compiler made no program: %s" % e})


def outcome_of(command, surroundings):
    """The exit code of a command, and the beginning of what it said."""
    said = os.open("said", os.O_CREAT | os.O_TRUNC | os.O_RDWR)
    pid = os.fork()
    if pid == 0:
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.closerange(3, 100)
        try:
            os.execve(command[0], command, surroundings)
        finally:
            os._exit(127)
    status = os.waitpid(pid, 0)[1]
    log = os.pread(said, LOG, 0).decode("utf-8", "replace")
    os.close(said)
    return (status >> 8 if status & 127 == 0 else 128 + (status & 127)), log


def be_native(command, surroundings, out, say):
    os.dup2(os.open(IN, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.closerange(3, 100)
    os.unlink(IN)
    try:
        os.execve(command[0], command, surroundings)
    finally:
        os._exit(127)

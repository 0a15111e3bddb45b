# Runs inside the sandbox. Forks one process per job in a process and mount space of its own, passes bytes between
# it and the workbench, and wipes everything of a job before it reports the end. Knows nothing of tests.
#
# Frames on stdin and stdout: one byte of kind, four bytes of length (big endian), content.
#   in:  J job (JSON: role, limits, filter)   I bytes for the job   K kill the job
#   out: S ready (JSON)   Y the job's partner has ended (JSON)   A bytes of the job's answer channel   O, E bytes of its stdout and stderr
#        X the job has ended, nothing of it is left (JSON: status, failed)
import base64
import ctypes
import gc
import json
import marshal
import os
import resource
import select
import signal
import struct
import sys

gc.disable()  # until all is loaded: nothing of it is garbage

# Modules that are loaded here must not slow each fork down by reseeding and the like; the solution's process does it.
at_fork = []
register_at_fork = os.register_at_fork
os.register_at_fork = lambda **hooks: at_fork.append(hooks)

CLONE_NEWNS, CLONE_NEWPID = 0x00020000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
PR_SET_CHILD_SUBREAPER = 36
PARTNER_IN, PARTNER_OUT = 80, 81
CLONE_NUMBER = {"x86_64": 56, "aarch64": 220}
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 24, 38
try:
    libc = ctypes.CDLL(None, use_errno=True)
except (OSError, TypeError):
    libc = None


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view):]


def send(kind, content):
    write_all(1, kind + struct.pack(">I", len(content)) + content)


def receive(fd, count):
    parts = []
    while count:
        part = os.read(fd, min(count, 1 << 20))
        if not part:
            os._exit(0)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def receive_frame():
    head = receive(0, 5)
    return head[:1], receive(0, struct.unpack(">I", head[1:])[0])


def fork_apart(spaces):
    """A child that is the first process of a space of its own; an ordinary child where that is not allowed."""
    number = CLONE_NUMBER.get(os.uname().machine)
    if libc is not None and number and sys.platform == "linux":
        pid = libc.syscall(number, spaces | signal.SIGCHLD, 0, 0, 0, 0, 0)
        if pid == 0:
            ctypes.pythonapi.PyOS_AfterFork_Child()
        if pid >= 0:
            return pid, True
    return os.fork(), False


def mount_afresh(limits):
    """No view of any process, and an empty, small, writable folder."""
    size = b"size=%dm,nr_inodes=%d,mode=1777" % (limits["disk_mb"], limits["inodes"])
    # a /proc of the job's own would do too, but making one takes longer than all the rest
    for place, flags, options in ((b"/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, b"size=4k"),
                                  (b"/tmp", MS_NOSUID | MS_NODEV, size)):
        if libc.mount(b"tmpfs", place, b"tmpfs", flags, options) != 0:
            raise OSError(ctypes.get_errno(), "mount " + place.decode())
    os.chdir("/tmp")


def give_up():
    """Closes the way to privileges by starting a program; the zygote's own go with the fork, in restrict."""
    if libc is None or sys.platform != "linux":
        return
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def restrict(limits, confined, program):
    """Gives up every privilege, sets the limits and filters system calls."""
    set_limit = resource.setrlimit
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 96),
                       (resource.RLIMIT_FSIZE, limits["disk_mb"] << 20), (resource.RLIMIT_CPU, limits["cpu"])):
        set_limit(what, (most, most))
    if limits["address_mb"]:
        set_limit(resource.RLIMIT_AS, (limits["address_mb"] << 20,) * 2)
    if confined:
        set_limit(resource.RLIMIT_NPROC, (limits["processes"] + 4,) * 2)
    if libc is None or sys.platform != "linux":
        return
    header = struct.pack("<Ii", 0x20080522, 0)
    libc.syscall({"x86_64": 126, "aarch64": 91}[os.uname().machine], header, bytes(24))
    if program:
        code = ctypes.create_string_buffer(program, len(program))
        rule = struct.pack("@HxxxxxxP", len(program) // 8, ctypes.addressof(code))
        if libc.prctl(PR_SET_SECCOMP, 2, rule, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "system call filter")


def supervise(job, role, apart, ends, status):
    """First process of a solution: forks the one that runs it, waits for that one, ends; the kernel then ends the rest."""
    nothing = os.open("/dev/null", os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    failed = ""
    try:
        os.setsid()  # a signal to its own process group reaches nobody but the job, in whichever space he is
        if apart:
            mount_afresh(job["limits"])
    except OSError as e:
        failed = "cannot set the job apart: %s" % e
    pid = 0
    if not failed:
        # what goes wrong before the solution's text is run is told here, where the solution cannot write
        said, say = os.pipe()
        pid = os.fork()
        if pid == 0:
            become(job, role, apart, list(ends) + [say])
        os.close(say)
        failed = os.read(said, 1000).decode()
    os.closerange(3, status)
    os.closerange(status + 1, 100)
    done, code = -1, -1
    while done != pid and not failed:
        done, code = os.wait()
    write_all(status, end_of(code, failed))
    os._exit(0)


def end_of(code, failed=""):
    return json.dumps({"status": code, "failed": failed}).encode()


def become(job, role, apart, ends):
    """The process that runs the job: its channel on 3 and 4, its output on 1 and 2, nothing else open."""
    for i, source in enumerate(ends):
        os.dup2(source, 90 + i)
    for target, source in ((3, 90), (4, 91), (1, 92), (2, 93)):
        os.dup2(source, target)
    if role == "check":
        os.dup2(PARTNER_IN, 5)
        os.dup2(PARTNER_OUT, 6)
        os.dup2(94, 7)  # ends when this process does
        os.closerange(8, 100)
    else:
        os.dup2(94, 5)
        os.closerange(6, 100)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for hooks in at_fork:
            register_at_fork(**hooks)
    try:
        if role == "check" and libc is not None and sys.platform == "linux":
            libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        restrict(job["limits"], apart, base64.b64decode(job["filter"]))
    except (OSError, ValueError) as e:
        message = "cannot restrict the job: %s" % e
        if role == "check":
            write_all(4, channel_frame({"op": "broken", "message": message}))
        else:
            write_all(5, message.encode())
        os._exit(1)
    if role != "check":
        os.close(5)
    ROLES[role]()
    os._exit(0)


def check(job, apart, ends):
    """Runs test code; as the first process of its space it takes with it all that it may have started."""
    nothing = os.open("/dev/null", os.O_RDWR)
    os.dup2(nothing, 0)
    if not apart:
        os.setsid()
    become(job, "check", apart, ends)


def drain(fd, kind, most):
    while most > 0:
        try:
            part = os.read(fd, 65536)
        except (BlockingIOError, OSError):
            return
        if not part:
            return
        send(kind, part)
        most -= len(part)


def spawn(job, role, ends):
    """Starts a process of a job; its number and the end of the pipe that tells its end."""
    told, tell = os.pipe()
    # test code is none of the solution's business, but needs no folders of its own
    pid, apart = fork_apart(CLONE_NEWPID if role == "check" else CLONE_NEWPID | CLONE_NEWNS)
    if pid == 0:
        if libc is not None and sys.platform == "linux":
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if role == "check":
            check(job, apart, list(ends) + [tell])
        supervise(job, role, apart, ends, tell)
    os.close(tell)
    return pid, told


def run_job(job):
    """One process that talks to the workbench; with a second one, it talks to that one too."""
    inner, inward = os.pipe()
    answers, outer = os.pipe()
    out, stdout = os.pipe()
    err, stderr = os.pipe()
    theirs = [inner, outer, stdout, stderr]
    processes = []
    if job["partner"]:
        there, forth = os.pipe()
        back, here = os.pipe()
        nothing = os.open("/dev/null", os.O_WRONLY)
        partner = spawn(job, job["partner"], (there, here, stdout, stderr))
        # the process finds the pipes to its partner in place of its output
        os.dup2(back, PARTNER_IN)
        os.dup2(forth, PARTNER_OUT)
        processes = [spawn(job, job["role"], (inner, outer, nothing, nothing)), partner]
        theirs += [there, forth, back, here, nothing, PARTNER_IN, PARTNER_OUT]
    else:
        processes = [spawn(job, job["role"], theirs)]
    for fd in theirs:
        os.close(fd)
    ours = (inward, answers, out, err)
    for fd in ours:
        os.set_blocking(fd, False)
    relay(processes, ours)


def relay(processes, ours):
    inward, answers, out, err = ours
    kinds = {answers: b"A", out: b"O", err: b"E"}
    status = processes[0][1]
    partner = processes[1][1] if len(processes) > 1 else -1
    poll = select.poll()
    for fd in [0] + [p[1] for p in processes] + list(kinds):
        poll.register(fd, select.POLLIN)
    pending = bytearray()
    killed = False
    ended = b""
    while True:
        events = dict(poll.poll())
        if 0 in events:
            kind, content = receive_frame()
            if kind == b"I":
                pending += content
                poll.register(inward, select.POLLOUT)
            elif kind == b"K":
                killed = True
                break
        if inward in events:
            try:
                del pending[:os.write(inward, pending)]
            except BlockingIOError:
                pass
            except OSError:
                pending.clear()
            if not pending:
                poll.unregister(inward)
        for fd in (out, err, answers):
            if fd in events:
                part = os.read(fd, 65536)
                if part:
                    send(kinds[fd], part)
                else:
                    poll.unregister(fd)
        if partner in events:
            send(b"Y", os.read(partner, 65536))
            poll.unregister(partner)
        if status in events:
            ended = os.read(status, 65536)
            break
    for pid, _ in processes:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    for pid, told in processes:
        code = os.waitpid(pid, 0)[1]
        ended = ended or end_of(code)
        os.close(told)
    end_orphans()
    for fd in (out, err, answers):
        drain(fd, kinds[fd], 1 << 20 if not killed else 1 << 16)
    for fd in ours:
        os.close(fd)
    send(b"X", ended)


def end_orphans():
    """Where jobs have no space of their own, their processes become ours when their parents end."""
    while True:
        try:
            with open("/proc/self/task/%d/children" % os.getpid()) as f:
                left = f.read().split()
        except OSError:
            return
        if not left:
            return
        for pid in left:
            try:
                os.kill(int(pid), signal.SIGKILL)
                os.waitpid(int(pid), 0)
            except OSError:
                pass


def channel_frame(message):
    content = json.dumps(message).encode()
    return struct.pack(">I", len(content)) + content


def forks_apart():
    """Whether jobs can have process and mount spaces of their own, tried."""
    pid, apart = fork_apart(CLONE_NEWPID | CLONE_NEWNS)
    if pid == 0:
        try:
            if apart:
                mount_afresh({"disk_mb": 1, "inodes": 10})
            os._exit(0)
        except OSError:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0 and apart


def serve():
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the first process of a space gets no signal without a handler
    os.umask(0o077)
    reusable = not ONCE and forks_apart()
    give_up()
    os.register_at_fork = register_at_fork
    if not reusable and libc is not None and sys.platform == "linux":
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    if not ONCE:
        gc.collect()
    gc.freeze()
    gc.enable()
    greeting = {"version": sys.version.split()[0], "reusable": reusable}
    if FIRST:  # no job has run here yet: later boxes need not compile this program again
        greeting["compiled"] = base64.b64encode(marshal.dumps(PROGRAM)).decode()
    send(b"S", json.dumps(greeting).encode())
    while True:
        kind, content = receive_frame()
        if kind == b"J":
            run_job(json.loads(content))
            if not reusable:
                os._exit(0)

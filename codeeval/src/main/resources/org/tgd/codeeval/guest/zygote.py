# Runs inside the sandbox. Forks one process per job in a process and mount space of its own, passes bytes between
# it and the workbench, and wipes everything of a job before it reports the end. Knows nothing of tests.
#
# Where a sandbox runs several jobs, the zygote itself reads and writes nothing: for each job it forks a relay, which
# ends with the job, so that no byte of a job is ever in memory that a later one inherits.
#
# Frames on stdin and stdout: one byte of kind, four bytes of length (big endian), content.
#   in:  J job (JSON: role, limits, filter)   I bytes for the job   K kill the job
#   out: S ready (JSON)   A bytes of the job's answer channel   O, E bytes of its stdout and stderr
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
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
PR_SET_CHILD_SUBREAPER = 36
CLONE_NUMBER = {"x86_64": 56, "aarch64": 220}
CAPSET_NUMBER = {"x86_64": 126, "aarch64": 91}
CAPSET_HEADER, NO_CAPABILITIES = struct.pack("<Ii", 0x20080522, 0), bytes(24)
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 24, 38
CAN_CONFINE = sys.platform == "linux" and os.uname().machine in CLONE_NUMBER
if CAN_CONFINE:
    # found once, here: forks that look for them touch a lot of memory, and what a fork touches is copied
    libc = ctypes.CDLL(None, use_errno=True)
    syscall, mount, prctl = libc.syscall, libc.mount, libc.prctl
    unshare = libc.unshare
    after_fork = ctypes.pythonapi.PyOS_AfterFork_Child
    clone_number = CLONE_NUMBER[os.uname().machine]
    capset_number = CAPSET_NUMBER[os.uname().machine]


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view):]


def send(kind, content):
    write_all(1, kind + struct.pack(">I", len(content)) + content)


def receive(fd, count):
    """That many bytes and not one more: what follows may belong to another job."""
    parts = []
    while count:
        part = os.read(fd, min(count, 1 << 20))
        if not part:
            os._exit(1)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def receive_frame():
    head = receive(0, 5)
    return head[:1], receive(0, struct.unpack(">I", head[1:])[0])


def fork_apart(spaces):
    """A child that is the first process of a space of its own; an ordinary child where that is not allowed."""
    if CAN_CONFINE:
        pid = syscall(clone_number, spaces | signal.SIGCHLD, 0, 0, 0, 0, 0)
        if pid == 0:
            after_fork()
        if pid >= 0:
            return pid, True
    return os.fork(), False


def mount_afresh(limits):
    """No view of any process, and an empty, small, writable folder."""
    size = b"size=%dm,nr_inodes=%d,mode=1777" % (limits["disk_mb"], limits["inodes"])
    # a /proc of the job's own would do too, but making one takes longer than all the rest
    for place, flags, options in ((b"/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, b"size=4k"),
                                  (b"/tmp", MS_NOSUID | MS_NODEV, size)):
        if mount(b"tmpfs", place, b"tmpfs", flags, options) != 0:
            raise OSError(ctypes.get_errno(), "mount " + place.decode())
    os.chdir("/tmp")


def close_ways():
    """Hides or makes read-only what a job could leave a mark on for the next: terminals and device nodes."""
    if unshare(CLONE_NEWNS) != 0:
        return
    mount(b"tmpfs", b"/dev/pts", b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, b"size=4k")
    for name in os.listdir("/dev"):
        for more in (0, MS_NOSUID, MS_NOSUID | MS_NOEXEC):
            if mount(None, b"/dev/" + name.encode(), None, MS_REMOUNT | MS_BIND | MS_RDONLY | more, None) == 0:
                break


def give_up():
    """Closes the way to privileges by starting a program; the zygote's own go with the fork, in restrict."""
    if not CAN_CONFINE:
        return
    for capability in range(64):
        if prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def prepare(job):
    """Makes ready in the zygote what its forks need, so that they touch little memory: what they touch is copied."""
    limits = job["limits"]
    job["rlimits"] = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, limits["files"]), (resource.RLIMIT_FSIZE, limits["disk_mb"] << 20),
                      (resource.RLIMIT_CPU, limits["cpu"])]
    if limits["address_mb"]:
        job["rlimits"].append((resource.RLIMIT_AS, limits["address_mb"] << 20))
    if limits["data_mb"]:  # of programs that reserve more addresses than they use
        job["rlimits"].append((resource.RLIMIT_DATA, limits["data_mb"] << 20))
    program = base64.b64decode(job["filter"])
    if program and CAN_CONFINE:
        job["code"] = ctypes.create_string_buffer(program, len(program))
        job["rule"] = struct.pack("@HxxxxxxP", len(program) // 8, ctypes.addressof(job["code"]))


def limit(job, apart):
    """Sets the limits and gives up every privilege; children inherit it."""
    for what, most in job["rlimits"]:
        resource.setrlimit(what, (most, most))
    if apart:
        resource.setrlimit(resource.RLIMIT_NPROC, (job["limits"]["processes"] + 4,) * 2)
    if CAN_CONFINE:
        syscall(capset_number, CAPSET_HEADER, NO_CAPABILITIES)


def filter_calls(job):
    """Refuses system calls from now on; where forks are among them, this is after the last one."""
    if "rule" in job and prctl(PR_SET_SECCOMP, 2, job["rule"], 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "system call filter")


def first_of_job(job, ends, told, apart):
    """First process of a job: forks the one that runs the solution; when it ends, the kernel ends the rest.

    Test code is run here, and is the only one that talks to the solution: no signal from within its own space ends the
    first process, the filter refuses ptrace and its kin, and nothing under /proc shows it. Without test code it waits.
    """
    checks = job["role"] == "check"
    nothing = os.open("/dev/null", os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.setsid()  # a signal to its own process group reaches nobody but the job, in whichever space he is
        if apart:
            mount_afresh(job["limits"])
        limit(job, apart)
    except (OSError, ValueError) as e:
        write_all(told, end_of(-1, "cannot set the job apart: %s" % e))
        os._exit(1)
    source, target, stdout, stderr = ends
    if checks:
        inner, outward = os.pipe()
        inward, outer = os.pipe()
    else:
        inner, outer = source, target
    # what goes wrong before the solution's text is run is told here, where the solution cannot write
    said, say = os.pipe()
    pid = os.fork()
    if pid == 0:
        become(job, "solution" if checks else job["role"], (inner, outer, stdout, stderr, say))
    if checks:
        PARTNER.append(pid)
        os.chdir("/")  # a folder that is not the solution's
        become(job, "check", (source, target, nothing, nothing, inward, outward, said, told))
    await_end(pid, said, told, nothing)


def await_end(pid, said, told, nothing):
    """Waits for the solution's process, buries those that it left behind, and tells how it ended."""
    for i, source in enumerate((nothing, nothing, nothing, said, told)):
        os.dup2(source, 80 + i)
    for fd in range(5):
        os.dup2(80 + fd, fd)
    os.closerange(5, 100)
    failed = os.read(3, 1000).decode()
    done, code = -1, -1
    while done != pid and not failed:
        done, code = os.wait()
    write_all(4, end_of(code, failed))
    os._exit(0)


def end_of(code, failed=""):
    return json.dumps({"status": code, "failed": failed}).encode()


def become(job, role, ends):
    """The process that runs a part of the job: its ends from 3 on, its output on 1 and 2, nothing else open."""
    for i, source in enumerate(ends):
        os.dup2(source, 80 + i)
    for i, target in enumerate((3, 4, 1, 2, 5, 6, 7, 8)[:len(ends)]):
        os.dup2(80 + i, target)
    if role == "check":
        os.closerange(9, 100)
        if CAN_CONFINE:
            prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    else:
        os.closerange(6, 100)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for hooks in at_fork:
            register_at_fork(**hooks)
    try:
        filter_calls(job)
    except OSError as e:
        message = "cannot restrict the job: %s" % e
        if role == "check":
            write_all(4, channel_frame({"op": "broken", "message": message}))
        else:
            write_all(5, message.encode())
        os._exit(1)
    if role != "check":
        os.close(5)
    if job["packages"] and role != "probe":
        # libraries of numbers start as many threads as there are processors, with memory for each
        os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", MPLBACKEND="Agg",
                          HOME="/tmp", MPLCONFIGDIR="/tmp")
        sys.path.extend(job["packages"])
    ROLES[role]()
    os._exit(0)


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


def run_job(job):
    """Runs a job and talks between it and the workbench until nothing of it is left."""
    prepare(job)
    inner, inward = os.pipe()
    answers, outer = os.pipe()
    out, stdout = os.pipe()
    err, stderr = os.pipe()
    told, tell = os.pipe()
    pid, apart = fork_apart(CLONE_NEWPID | CLONE_NEWNS)
    if pid == 0:
        if CAN_CONFINE:
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        first_of_job(job, (inner, outer, stdout, stderr), tell, apart)
    for fd in (inner, outer, stdout, stderr, tell):
        os.close(fd)
    for fd in (inward, answers, out, err):
        os.set_blocking(fd, False)
    relay(pid, told, (inward, answers, out, err))


def relay(pid, told, ours):
    inward, answers, out, err = ours
    kinds = {answers: b"A", out: b"O", err: b"E"}
    poll = select.poll()
    for fd in [0, told] + list(kinds):
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
        if told in events:
            ended = os.read(told, 65536)
            break
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
    code = os.waitpid(pid, 0)[1]
    end_orphans()
    for fd in (out, err, answers):
        drain(fd, kinds[fd], 1 << 20 if not killed else 1 << 16)
    for fd in ours + (told,):
        os.close(fd)
    send(b"X", ended or end_of(code))


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
    if reusable:
        close_ways()
    give_up()
    os.register_at_fork = register_at_fork
    if not reusable and CAN_CONFINE:
        prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    if not ONCE:
        gc.collect()
    gc.freeze()
    gc.enable()
    if not reusable:
        greet(False)
        run_next()
        os._exit(0)
    first = True
    while True:
        pid = os.fork()
        if pid == 0:
            if first:
                greet(True)
            run_next()
            os._exit(0)
        if os.waitpid(pid, 0)[1] != 0:
            os._exit(1)  # nobody knows what it has sent
        first = False


def greet(reusable):
    greeting = {"version": sys.version.split()[0], "reusable": reusable}
    if FIRST:  # no job has run here yet: later boxes need not compile this program again
        greeting["compiled"] = base64.b64encode(marshal.dumps(PROGRAM)).decode()
    send(b"S", json.dumps(greeting).encode())


def run_next():
    """Runs the job that comes next; what comes late for an earlier one is read and forgotten with this process."""
    kind, content = receive_frame()
    if kind == b"J":
        run_job(json.loads(content))

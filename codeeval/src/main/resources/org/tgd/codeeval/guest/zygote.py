# Runs inside the sandbox. Forks one process per job in a process and mount space of its own, which passes bytes between
# the job and the workbench, and wipes everything of a job before it reports that. Knows nothing of tests.
#
# Where a sandbox runs several jobs, no byte of a job may ever be in memory that a later one inherits: the first process
# of each job reads and writes the frames of that job itself, the zygote none of them. What a job left unread is thrown
# away without being read.
#
# Frames on stdin and stdout: one byte of kind, four bytes of length (big endian), content.
#   in:  J job (JSON: role, limits, filter)   I bytes for the job   K kill the job, one for each J
#   out: S ready (JSON)   A bytes of the job's answer channel   O, E bytes of its stdout and stderr
#        X the job has ended by itself (JSON: status, failed)   W after K: nothing of it is left
import base64
import ctypes
import gc
import json
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
USUAL_ROOM = (64, 4096)  # that most jobs have: MB, files
CAN_CONFINE = sys.platform == "linux" and os.uname().machine in CLONE_NUMBER
if CAN_CONFINE:
    # found once, here: forks that look for them touch a lot of memory, and what a fork touches is copied
    libc = ctypes.CDLL(None, use_errno=True)
    syscall, mount, prctl = libc.syscall, libc.mount, libc.prctl
    unshare, splice = libc.unshare, libc.splice
    after_fork = ctypes.pythonapi.PyOS_AfterFork_Child
    clone_number = CLONE_NUMBER[os.uname().machine]
    capset_number = CAPSET_NUMBER[os.uname().machine]


def rule_of(text):
    """A system call filter, and where the kernel finds it."""
    program = base64.b64decode(text)
    code = ctypes.create_string_buffer(program, len(program))
    return code, struct.pack("@HxxxxxxP", len(program) // 8, ctypes.addressof(code))


# Filters by the names that jobs use; ready once, here
RULES = {name: rule_of(text) for name, text in FILTERS.items() if text}
TAKEN, KILLED = b"J", b"K"  # what the first process of a job tells the zygote


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view):]


def send(kind, content, fd=1):
    write_all(fd, kind + struct.pack(">I", len(content)) + content)


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


def receive_head(fd=0):
    head = receive(fd, 5)
    return head[:1], struct.unpack(">I", head[1:])[0]


def receive_frame(fd=0):
    kind, count = receive_head(fd)
    return kind, receive(fd, count)


def fork_apart(spaces):
    """A child that is the first process of a space of its own; an ordinary child where that is not allowed."""
    if CAN_CONFINE:
        pid = syscall(clone_number, spaces | signal.SIGCHLD, 0, 0, 0, 0, 0)
        if pid == 0:
            after_fork()
        if pid >= 0:
            return pid, True
    return os.fork(), False


def hide_processes():
    """A /proc of the job's own would do too, but making one takes longer than all the rest."""
    mount_over(b"/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, b"size=4k")


def mount_room(room):
    """An empty, small, writable folder."""
    mount_over(b"/tmp", MS_NOSUID | MS_NODEV, b"size=%dm,nr_inodes=%d,mode=1777" % room)
    os.chdir("/tmp")


def mount_over(place, flags, options):
    if mount(b"tmpfs", place, b"tmpfs", flags, options) != 0:
        raise OSError(ctypes.get_errno(), "mount " + place.decode())


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


def prepared(content):
    """A job from its description."""
    job = json.loads(content)
    limits = job["limits"]
    job["rlimits"] = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, limits["files"]), (resource.RLIMIT_FSIZE, limits["disk_mb"] << 20),
                      (resource.RLIMIT_CPU, limits["cpu"])]
    if limits["address_mb"]:
        job["rlimits"].append((resource.RLIMIT_AS, limits["address_mb"] << 20))
    if limits["data_mb"]:  # of programs that reserve more addresses than they use
        job["rlimits"].append((resource.RLIMIT_DATA, limits["data_mb"] << 20))
    if CAN_CONFINE and job["filter"] in RULES:
        job["rule"] = RULES[job["filter"]][1]
    return job


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


def first_of_job(take, told, apart):
    """First process of a job: forks the one that runs the solution; when it ends, the kernel ends the rest.

    Test code is run here, and is the only one that talks to the solution: no signal from within its own space ends the
    first process, the filter refuses ptrace and its kin, and nothing under /proc shows it. Without test code it passes
    bytes between the solution and the workbench.

    Both processes are there before the job is known (take waits for it): a fork makes each page of its parent one that
    has to be copied when it is touched again, so it comes before anything is.
    """
    nothing = os.open("/dev/null", os.O_RDWR)
    orders, order = os.pipe()
    inner, outward = os.pipe()
    inward, outer = os.pipe()
    out, stdout = os.pipe()
    err, stderr = os.pipe()
    # what goes wrong before the solution's text is run is told here, where the solution cannot write
    said, say = os.pipe()
    try:
        os.setsid()  # a signal to its own process group reaches nobody but the job, in whichever space he is
        if apart:
            hide_processes()
            mount_room(USUAL_ROOM)
        pid = os.fork()
    except OSError as e:
        not_apart(e, told)
    if pid == 0:
        os.dup2(nothing, 0)
        job = prepared(receive_frame(orders)[1])
        role = job["role"] if job["role"] != "check" else "solution"
        become(job, role, apart, (inner, outer, stdout, stderr, say))
    for fd in (orders, inner, outer, stdout, stderr, say):
        os.close(fd)
    content = take()
    write_all(told, TAKEN)
    job = prepared(content)
    room = (job["limits"]["disk_mb"], job["limits"]["inodes"])
    try:
        if apart and room != USUAL_ROOM:
            mount_room(room)
    except OSError as e:
        not_apart(e, told)
    send(b"J", content, order)
    if job["role"] == "check":
        PARTNER.append(pid)
        become(job, "check", apart, (0, 1, nothing, nothing, inward, outward, said, told, out, err))
    try:
        limit(job, apart)
    except (OSError, ValueError) as e:
        not_apart(e, told)
    Relay(pid, outward, {inward: b"A", out: b"O", err: b"E"}).run(told, said)


def not_apart(error, told):
    reason = "cannot set the job apart: %s" % error
    write_all(2, reason.encode())  # before a job is taken this is all that the workbench hears
    write_all(told, end_of(-1, reason))
    os._exit(1)


def end_of(code, failed=""):
    return json.dumps({"status": code, "failed": failed}).encode()


def become(job, role, apart, ends):
    """The process that runs a part of the job: its ends from 3 on, its output on 1 and 2, nothing else open."""
    os.chdir("/tmp" if role != "check" else "/")  # of test code a folder that is not the solution's
    for i, source in enumerate(ends):
        os.dup2(source, 80 + i)
    for i, target in enumerate((3, 4, 1, 2, 5, 6, 7, 8, 9, 10)[:len(ends)]):
        os.dup2(80 + i, target)
    if role == "check":
        os.dup2(1, 0)
        os.closerange(11, 100)
        if CAN_CONFINE:
            prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    else:
        os.closerange(6, 100)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for hooks in at_fork:
            register_at_fork(**hooks)
    try:
        limit(job, apart)
        filter_calls(job)
    except (OSError, ValueError) as e:
        message = "cannot restrict the job: %s" % e
        if role == "check":
            send(b"A", channel_frame({"op": "broken", "message": message}), 4)
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


class Relay:
    """Passes bytes between a job and the workbench until the job ends or is ended."""

    def __init__(self, pid, inward, kinds):
        self.pid = pid
        self.inward = inward
        self.kinds = kinds
        self.pending = bytearray()
        self.poll = select.poll()
        woken, wake = os.pipe()
        for fd in [inward, wake, *kinds]:
            os.set_blocking(fd, False)
        for fd in [0, woken, *kinds]:
            self.poll.register(fd, select.POLLIN)
        self.woken = woken
        signal.set_wakeup_fd(wake)
        signal.signal(signal.SIGCHLD, lambda *ignored: None)

    def run(self, told, said):
        """Tells how the job ended by itself, or that it was ended, and ends with all that is left of it."""
        status = self.reaped()
        while status is None:
            events = dict(self.poll.poll())
            if 0 in events:
                kind, content = receive_frame()
                if kind == b"K":
                    break
                self.pending += content
                self.poll.register(self.inward, select.POLLOUT)
            if self.inward in events:
                self.pass_on()
            for fd in self.kinds:
                if fd in events:
                    self.pass_out(fd)
            if self.woken in events:
                os.read(self.woken, 4096)
                status = self.reaped()
        end_others(self.pid)
        for fd, kind in self.kinds.items():
            drain(fd, kind, 1 << (20 if status is not None else 16))
        if status is None:
            write_all(told, KILLED)
        else:
            os.set_blocking(said, False)
            write_all(told, end_of(status, text_of(said)))
        os._exit(0)

    def pass_on(self):
        try:
            del self.pending[:os.write(self.inward, self.pending)]
        except BlockingIOError:
            pass
        except OSError:
            self.pending.clear()
        if not self.pending:
            self.poll.unregister(self.inward)

    def pass_out(self, fd):
        part = os.read(fd, 65536)
        if part:
            send(self.kinds[fd], part)
        else:
            self.poll.unregister(fd)

    def reaped(self):
        """Buries what has ended, also what the solution left behind; the solution's own status once it is among it."""
        found = None
        try:
            pid, code = os.waitpid(-1, os.WNOHANG)
            while pid:
                found = code if pid == self.pid else found
                pid, code = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            pass
        return found


def text_of(fd):
    try:
        return os.read(fd, 1000).decode()
    except OSError:
        return ""


def drain(fd, kind, most):
    while most > 0:
        try:
            part = os.read(fd, 65536)
        except OSError:
            return
        if not part:
            return
        send(kind, part)
        most -= len(part)


def end_others(pid):
    """Ends the solution's process, and all others in a space of the job's own."""
    apart = os.getpid() == 1
    try:
        os.kill(-1 if apart else pid, signal.SIGKILL)
        while apart:
            os.wait()
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


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
                hide_processes()
                mount_room((1, 10))
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
    if reusable:
        gc.collect()
    compile("0", "", "exec")  # which readies the types of syntax trees, once, here
    gc.freeze()
    gc.enable()
    if not reusable:
        greet(False)
        content = receive_job()
        run_job(lambda: content)
        os._exit(0)
    run_job(lambda: greet(True) or receive_job())
    while True:
        run_job(receive_job)


def receive_job():
    kind, content = receive_frame()
    if kind != b"J":
        os._exit(1)
    return content


def run_job(take):
    """Forks the first process of a job, which takes the job. Of what it takes nothing is read here but how it ended."""
    watch, told = os.pipe()
    pid, apart = fork_apart(CLONE_NEWPID | CLONE_NEWNS)
    if pid == 0:
        if CAN_CONFINE:
            prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        os.close(watch)
        first_of_job(take, told, apart)
    os.close(told)
    if os.read(watch, 1) != TAKEN:
        os._exit(1)  # the workbench is gone
    ended = os.read(watch, 4096)  # at the latest the end of the job ends this
    os.close(watch)
    code = os.waitpid(pid, 0)[1]
    if not apart:
        end_orphans()
    if ended != KILLED:
        send(b"X", ended or end_of(code))
        throw_away()
    send(b"W", b"")


def throw_away():
    """What comes for a job that has ended goes from the kernel to nowhere, so that nothing of it is in memory here."""
    if not CAN_CONFINE:
        return
    nowhere = os.open("/dev/null", os.O_WRONLY)
    kind, left = receive_head()
    while kind == b"I":
        while left > 0:
            count = splice(0, None, nowhere, None, left, 0)
            if count <= 0:
                os._exit(1)
            left -= count
        kind, left = receive_head()
    if kind != b"K":
        os._exit(1)  # nobody knows what this is
    os.close(nowhere)


def greet(reusable):
    greeting = {"version": sys.version.split()[0], "reusable": reusable}
    if FIRST:  # no job has run here yet: later boxes need not compile this program again
        import zlib
        greeting["compiled"] = base64.b64encode(zlib.compress(COMPILED, 9)).decode()
    send(b"S", json.dumps(greeting).encode())

# Runs inside the sandbox, in the parent of the solution's process: runs test code and calls the solution by proxy.
PARTNER = []  # the process with the solution


class SolutionError(Exception):
    """The solution raised an exception that has no namesake here."""


class Lost(BaseException):
    """The solution's process has ended or writes nonsense."""


class Told:
    """Hands on where the solution turns round, once for a check."""

    def __init__(self, channel):
        self.channel = channel
        self.done = False

    def __call__(self, reply):
        if not self.done:
            self.done = True
            self.channel.send({k: reply.get(k) for k in ("op", "lines", "repeats", "same", "line", "locals", "trace")})


class Workbench(Channel):
    """The channel to the workbench, in frames; what the solution prints goes there, too."""

    def __init__(self):
        super().__init__()
        self.kinds = {9: b"O", 10: b"E"}
        self.poll = select.poll()
        for fd in self.kinds:
            os.set_blocking(fd, False)
            self.poll.register(fd, select.POLLIN)

    def send(self, message):
        content = _to_json(message).encode()
        self.pass_on(self.poll.poll(0))
        send(b"A", len(content).to_bytes(4, "big") + content, 4)

    def receive(self):
        kind, content = receive_frame(3)
        if kind != b"I":
            write_all(8, KILLED)
            os._exit(0)
        return _from_json(content[4:].decode())

    def pass_on(self, events):
        for fd, _ in events:
            if fd in self.kinds:
                part = os.read(fd, 65536)
                if part:
                    send(self.kinds[fd], part, 4)
                else:
                    self.poll.unregister(fd)


class Partner(Channel):
    """The channel to the solution's process, of which nothing is trusted."""

    def __init__(self, largest, told, workbench):
        super().__init__(5, 6)
        self.workbench = workbench
        self.read = self.read_on
        workbench.poll.register(5, select.POLLIN)
        self.largest = largest
        self.told = told
        self.status = None
        self.asked = 0

    def read_on(self, source, most):
        """Waits for bytes of the solution's answer; hands on what it prints meanwhile."""
        while True:
            events = self.workbench.poll.poll()
            self.workbench.pass_on(events)
            if any(fd == source for fd, _ in events):
                return os.read(source, most)

    def bytes(self, count):
        if count > self.largest:
            raise Lost("OUTPUT")
        return super().bytes(count)

    def ended(self):
        raise Lost("EXIT")

    def ask(self, message, serve=None):
        try:
            self.send(message)
            reply = self.next(message)
            while reply.get("op") == "still" or (serve is not None and reply.get("op") == "back"):
                if reply["op"] == "still":
                    self.told(reply)
                else:
                    self.send(serve(reply))
                reply = self.next(message)
        except OSError:
            raise Lost("EXIT")
        self.asked += 1
        if self.asked % 16 == 0:
            self.reap()
        return reply

    def next(self, message):
        try:
            reply = self.receive()
        except (ValueError, RecursionError, MemoryError):
            raise Lost("NONSENSE")
        if type(reply) is not dict or reply.get("id") != message.get("id"):
            raise Lost("NONSENSE")
        return reply

    def reap(self):
        """Buries what has ended: the solution's process, and those that it left behind."""
        try:
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                if pid == PARTNER[0]:
                    self.status = status
        except ChildProcessError:
            pass

    def lost(self, cause):
        """What the workbench is told of it; of an end also how it came, unless the process only closed its channel."""
        message = {"op": "lost", "cause": cause}
        deadline = _clock() + 500_000_000
        while cause == "EXIT" and _clock() < deadline:
            self.reap()
            if self.status is not None:
                message["end"] = {"status": self.status, "failed": os.read(7, 1000).decode()}
                break
            time.sleep(0.001)
        return message


class Solution(Side):
    """What the test code knows of the solution."""

    def __init__(self, partner, names):
        super().__init__(True, self.asked)
        self.partner = partner
        self.names = names
        self.failure = None
        self.unfit = False
        self.last = None
        self.lines = set()
        self.rss = 0
        self.streams = sys.stdout, sys.stdin, _builtins.input

    def asked(self, message, arguments):
        # a number that follows from no other: late or forged answers to another call do not count
        message.update(op="do", id=os.urandom(12).hex())
        streams = self.redirected()
        if streams:
            message["streams"] = streams
        reply = self.partner.ask(message, self.lend_out)
        if type(reply.get("lines")) is list:
            self.lines.update(n for n in reply["lines"] if type(n) is int)
        if type(reply.get("rss")) is int:
            self.rss = max(self.rss, reply["rss"])
        try:
            if type(reply.get("printed")) is str:
                sys.stdout.write(reply["printed"])
            self.take_changes(reply, arguments)
            if "value" in reply:
                same = reply.get("same")
                value = self.unpack(reply["value"])
                result = arguments[same] if type(same) is int and 0 <= same < len(arguments) else value
                if message["what"] == "__call__":
                    self.last = (arguments, result)
                return result
            self.raised.append(self.raised_by(reply))
        except Exception:
            raise Lost("NONSENSE")
        raise self.raised[-1]

    def raised_by(self, reply):
        self.unfit = "unfit" in reply
        self.failure = reply.get("failure") if type(reply.get("failure")) is dict else {}
        return SolutionError(str(reply["unfit"])) if self.unfit else self.made(reply["raised"])

    def take_changes(self, reply, arguments):
        for i, now in reply.get("changed", {}).items():
            if type(arguments[int(i)]) in MUTABLE:
                assimilate(arguments[int(i)], self.unpack(now))

    def redirected(self):
        """Where the test code has put streams of its own in place."""
        if (sys.stdout, sys.stdin, _builtins.input) == self.streams:
            return None
        found = {}
        if sys.stdout is not self.streams[0]:
            found["out"] = True
        if sys.stdin is not self.streams[1] and hasattr(sys.stdin, "read"):
            found["in"] = sys.stdin.read()
        if _builtins.input is not self.streams[2]:
            found["input"] = self.lend(_builtins.input)
        return found

    def lend_out(self, message):
        """What the solution asks of the test code."""
        try:
            arguments = [self.unpack(a) for a in message["args"]]
            keywords = {str(k): self.unpack(v) for k, v in message["keywords"].items()}
            target = self.lent[message["ref"]]
        except Exception:
            raise Lost("NONSENSE")
        try:
            return {"op": "value", "value": self.pack(self.serve(message["what"], target, arguments, keywords))}
        except Lost:
            raise
        except BaseException as e:
            return {"op": "value", "raised": self.error(e)}

    def named(self, name):
        """Something else that the solution defines."""
        def other(*arguments, **keywords):
            return self.asked({"what": "__call__", "name": name, "ref": 0, "args": [self.pack(a) for a in arguments],
                               "keywords": {k: self.pack(v) for k, v in keywords.items()}}, list(arguments))
        return other


def install(names, entry, solution, offered):
    """Puts what stands for the solution where the checks look for it."""
    asked = solution.stand(0, "function", ["__call__"])
    owner, dot, method = entry.partition("().")
    if dot:
        names[owner] = type(owner, (), {method: staticmethod(asked)})
    else:
        names[entry] = asked
    for name in offered:
        if type(name) is str and name not in names and name not in WITH_PRELUDE and name.isidentifier():
            names[name] = solution.named(name)


def place_of(error):
    step, line = error.__traceback__, 0
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<check>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def sides_of(error, check, names, proxy):
    """Of a failing assertion at top level that compares a call with a value: both."""
    import _ast  # what ast is made of, at once there
    line = place_of(error)
    if not isinstance(error, AssertionError) or not line or proxy.last is None:
        return {}
    for statement in compile(check, "<check>", "exec", _ast.PyCF_ONLY_AST).body:
        if isinstance(statement, _ast.Assert) and statement.lineno <= line <= statement.end_lineno:
            test = statement.test
            if isinstance(test, _ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], _ast.Eq) \
                    and isinstance(test.left, _ast.Call):
                expected = eval(compile(_ast.Expression(test.comparators[0]), "<check>", "eval"), names)
                return {"expected": shown(expected), "actual": shown(proxy.last[1]), "args": shown(proxy.last[0])}
    return {}


def run_check():
    """First the solution is loaded, then each check is run; one reply for each."""
    channel = Workbench()
    sys.set_int_max_str_digits(100000) if hasattr(sys, "set_int_max_str_digits") else None
    first = channel.receive()
    partner = Partner(first["largest"], Told(channel), channel)
    try:
        loaded = partner.ask(first["load"])
        if loaded.get("op") not in ("ready", "uncompiled", "unloaded"):
            raise Lost("NONSENSE")
        channel.send(loaded)
    except Lost as e:
        channel.send(partner.lost(e.args[0]))
        return
    offered = loaded.get("names")
    while True:
        message = channel.receive()
        partner.told.done = False
        channel.send(checked(message, partner, offered if type(offered) is list else []))


def checked(message, partner, offered):
    module = types.ModuleType("check")
    sys.modules["check"] = module
    names = vars(module)
    names["__builtins__"] = WITH_PRELUDE
    names["__name__"] = "check"
    solution = Solution(partner, names)
    reply = {"op": "checked", "error": "", "message": "", "line": 0, "source": "", "theirs": False}
    random.seed(0)
    try:
        exec(compile(message["setup"], "<setup>", "exec", dont_inherit=True), names)
    except BaseException as e:
        return dict(reply, error=type(e).__name__, message=message_of(e), ours=True)
    try:
        install(names, message["entry"], solution, offered)
        exec(compile(message["check"], "<check>", "exec", dont_inherit=True), names)
    except Lost as e:
        return partner.lost(e.args[0])
    except BaseException as e:
        failed(reply, e, message["check"], names, solution)
    finally:
        sys.stdout, sys.stdin, _builtins.input = solution.streams
    reply.update(lines=sorted(solution.lines), rss=solution.rss)
    return reply


def failed(reply, e, check, names, solution):
    """Tells why the test code ended: by its own judgement, by an exception of the solution's, or for want of something."""
    line = place_of(e)
    lines = check.split("\n")
    theirs = any(e is raised for raised in solution.raised)
    try:
        reply.update(sides_of(e, check, names, solution))
    except BaseException:
        pass
    reply.update(error=type(e).__name__, message=message_of(e), line=line, theirs=theirs, opaque=str(solution.opaque),
                 source=lines[line - 1].strip()[:500] if 0 < line <= len(lines) else "",
                 ours=not theirs and isinstance(e, (ImportError, SyntaxError)))
    if isinstance(e, NameError) and not theirs:
        reply["unknown"] = str(getattr(e, "name", None) or message_of(e).partition("'")[2].partition("'")[0])
    if theirs:
        reply.update(failure=solution.failure, unfit=solution.unfit)

# Runs inside the sandbox, in the parent of the solution's process: runs test code and calls the solution by proxy.
PARTNER = []  # the process with the solution


class SolutionError(Exception):
    """The solution raised an exception that has no namesake here."""


class Lost(BaseException):
    """The solution's process has ended or writes nonsense."""


class Partner(Channel):
    """The channel to the solution's process, of which nothing is trusted."""

    def __init__(self, largest):
        super().__init__(5, 6)
        self.largest = largest
        self.status = None

    def bytes(self, count):
        if count > self.largest:
            raise Lost("OUTPUT")
        parts = []
        while count:
            part = self.read(self.source, min(count, 1 << 20))
            if not part:
                raise Lost("EXIT")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def ask(self, message):
        try:
            self.send(message)
        except OSError:
            raise Lost("EXIT")
        try:
            reply = self.receive()
        except (ValueError, RecursionError, MemoryError):
            raise Lost("NONSENSE")
        if type(reply) is not dict or reply.get("id") != message.get("id"):
            raise Lost("NONSENSE")
        self.reap()
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


class Proxy:
    def __init__(self, partner, names):
        self.partner = partner
        self.names = names
        self.raised = None
        self.failure = None
        self.unfit = False
        self.last = None
        self.lines = set()
        self.rss = 0

    def __call__(self, *arguments, **keywords):
        room = [LARGEST]
        reply = self.partner.ask({
            "op": "call", "id": base64.b64encode(os.urandom(12)).decode(),
            "args": [plain(a, 0, room) for a in arguments],
            "keywords": {k: plain(v, 0, room) for k, v in keywords.items()}})
        if type(reply.get("lines")) is list:
            self.lines.update(n for n in reply["lines"] if type(n) is int)
        if type(reply.get("rss")) is int:
            self.rss = max(self.rss, reply["rss"])
        if "value" in reply:
            try:
                result = build(reply["value"], None, self.names)
            except Exception:
                raise Lost("NONSENSE")
            self.last = (arguments, result)
            return result
        self.unfit = "unfit" in reply
        self.failure = reply.get("failure") if type(reply.get("failure")) is dict else {}
        kind = getattr(_builtins, str(self.failure.get("type")), None)
        known = isinstance(kind, type) and issubclass(kind, Exception)
        message = str(reply.get("unfit") or self.failure.get("message"))
        try:
            self.raised = kind(message) if known else SolutionError(message)
        except TypeError:
            self.raised = SolutionError(message)
        raise self.raised


def install(names, entry, proxy):
    """Puts the proxy where the checks look for the solution."""
    owner, dot, method = entry.partition("().")
    if dot:
        names[owner] = type(owner, (), {method: staticmethod(proxy)})
    else:
        names[entry] = proxy


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
    channel = Channel()
    sys.set_int_max_str_digits(100000) if hasattr(sys, "set_int_max_str_digits") else None
    first = channel.receive()
    partner = Partner(first["largest"])
    try:
        loaded = partner.ask(first["load"])
        if loaded.get("op") not in ("ready", "uncompiled", "unloaded"):
            raise Lost("NONSENSE")
        channel.send(loaded)
    except Lost as e:
        channel.send(partner.lost(e.args[0]))
        return
    while True:
        message = channel.receive()
        channel.send(checked(message, partner))


def checked(message, partner):
    module = types.ModuleType("check")
    sys.modules["check"] = module
    names = vars(module)
    names["__builtins__"] = WITH_PRELUDE
    proxy = Proxy(partner, names)
    reply = {"op": "checked", "error": "", "message": "", "line": 0, "source": "", "theirs": False}
    random.seed(0)
    try:
        exec(compile(message["setup"], "<setup>", "exec", dont_inherit=True), names)
        install(names, message["entry"], proxy)
        exec(compile(message["check"], "<check>", "exec", dont_inherit=True), names)
    except Lost as e:
        return partner.lost(e.args[0])
    except BaseException as e:
        line = place_of(e)
        lines = message["check"].split("\n")
        try:
            reply.update(sides_of(e, message["check"], names, proxy))
        except BaseException:
            pass
        reply.update(error=type(e).__name__, message=message_of(e), line=line, theirs=e is proxy.raised,
                     source=lines[line - 1].strip()[:500] if 0 < line <= len(lines) else "")
        if e is proxy.raised:
            reply.update(failure=proxy.failure, unfit=proxy.unfit)
    reply.update(lines=sorted(proxy.lines), rss=proxy.rss)
    return reply

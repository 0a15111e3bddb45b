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

    def __init__(self, partner, names, message):
        super().__init__(True, self.asked)
        self.partner = partner
        self.names = names
        self.wanted = None
        self.made = set()  # objects that the test itself has asked for
        self.message = message
        self.failure = None
        self.unfit = False
        self.last = None
        self.bridge = ""
        self.lines = set()
        self.rss = 0
        self.around = Around(self, message["check"])

    @property
    def open(self):
        """Whether the problem wants objects, which its tests may join with values of any kind: it asks for a class, or the
        tests use attributes that no plain answer has. What the solution makes of it does not count."""
        if self.wanted is None:
            self.wanted = self.message.get("classes") is True or wants_objects(self.message)
        return self.wanted

    def asked(self, message, arguments):
        # a number that follows from no other: late or forged answers to another call do not count
        message.update(op="do", id=os.urandom(12).hex())
        around = self.around.now()
        if around:
            message["around"] = around
        reply = self.partner.ask(message, self.lend_out)
        if type(reply.get("lines")) is list:
            self.lines.update(n for n in reply["lines"] if type(n) is int)
        if type(reply.get("rss")) is int:
            self.rss = max(self.rss, reply["rss"])
        try:
            warnings_of = self.around.tell(reply) if "to_stdout" in reply or "to_stderr" in reply or "warned" in reply else ()
            if "changed" in reply:
                self.take_changes(reply["changed"], arguments)
            if "value" in reply:
                same = reply.get("same")
                value = self.unpack(reply["value"])
                result = arguments[same] if type(same) is int and 0 <= same < len(arguments) else value
                if message["what"] == "__call__":
                    self.last = (arguments, result)
                if is_stand(result):
                    (self.made.add if message["ref"] == 0 else self.made.discard)(result._number)
            else:
                self.raised.append(self.raised_by(reply))
        except Exception:
            raise Lost("NONSENSE")
        for each in warnings_of:
            sys.modules["warnings"].warn(each, stacklevel=4)
        if "value" in reply:
            return result
        raise self.raised[-1]

    def raised_by(self, reply):
        self.unfit = "unfit" in reply
        self.failure = reply.get("failure") if type(reply.get("failure")) is dict else {}
        return SolutionError(str(reply["unfit"])) if self.unfit else self.error_made(reply["raised"])

    def take_changes(self, changed, arguments):
        known = {}
        for old, now in zip(arguments, [self.unpack(each) for each in changed]):
            if type(old) is type(now) and (type(old) in MUTABLE or type(old) is tuple):
                assimilate(old, now, known)

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
        except (Lost, Unbridged):
            raise
        except BaseException as e:
            return {"op": "value", "raised": self.error(e)}

    def unbridged(self, what):
        self.bridge = what
        super().unbridged(what)


class Around:
    """What test code puts in place around its calls, so that the solution meets it as in one process."""

    def __init__(self, solution, text):
        self.solution = solution
        self.streams = {n: getattr(sys, n) for n in ("stdout", "stderr", "stdin")}
        self.environment = dict(os.environ._data)
        self.seeds = {}
        self.seeded = [("random", random, random.seed)]
        random.seed = self.noting("random", random.seed)
        if "random.seed" in text and ("numpy" in text or "np." in text):
            self.note_numpy()
        self.patched = {}  # modules and names in them, with what stands there now
        self.patch = None
        if "patch" in text:
            self.note_patches()

    def note_numpy(self):
        try:
            import numpy
        except ImportError:
            return
        self.seeded.append(("numpy", numpy.random, numpy.random.seed))
        numpy.random.seed = self.noting("numpy", numpy.random.seed)

    def note_patches(self):
        """What unittest.mock replaces in modules is replaced in those of the solution during its calls."""
        import unittest.mock
        self.patch = unittest.mock._patch
        self.entered = self.patch.__enter__, self.patch.__exit__
        enter, leave = self.entered

        def entering(patch):
            result = enter(patch)
            if type(patch.target) is types.ModuleType:
                self.patched[patch.target.__name__, patch.attribute] = getattr(patch.target, patch.attribute, None)
            return result

        def leaving(patch, *raised):
            if type(patch.target) is types.ModuleType:
                self.patched.pop((patch.target.__name__, patch.attribute), None)
            return leave(patch, *raised)
        self.patch.__enter__, self.patch.__exit__ = entering, leaving

    def noting(self, name, seed):
        def noted(*arguments):
            self.seeds[name] = list(arguments)
            seed(*arguments)
        return noted

    def now(self):
        """What is not as it was at the beginning; None if nothing."""
        streams = self.streams
        if sys.stdout is streams["stdout"] and sys.stderr is streams["stderr"] and sys.stdin is streams["stdin"] \
                and all(map(operator.is_, map(BUILT_INS.get, REPLACED), AS_BUILT)) and not self.seeds and not self.patched \
                and os.environ._data == self.environment:
            return None
        found = {}
        for name, stream in self.streams.items():
            now = getattr(sys, name)
            if now is not stream and (name != "stdin" or hasattr(now, "read")):
                found[name] = now.read() if name == "stdin" else True
        for name in REPLACED:
            if BUILT_INS[name] is not BUILT_IN[name]:
                found.setdefault("builtins", {})[name] = self.solution.lend(BUILT_INS[name])
        if self.patched:
            found["patched"] = [[module, name, self.solution.pack(now)] for (module, name), now in self.patched.items()
                                if module != "builtins" or name not in REPLACED]
        if self.seeds:
            found["seeds"], self.seeds = {n: self.solution.pack(a) for n, a in self.seeds.items()}, {}
        if os.environ._data != self.environment:
            found["environment"] = dict(os.environ)
            self.environment = dict(os.environ._data)
        return found

    def tell(self, reply):
        """Writes what was printed to where test code looks for it; the warnings that it is to be given."""
        for name in ("stdout", "stderr"):
            if type(reply.get("to_" + name)) is str:
                getattr(sys, name).write(reply["to_" + name])
        if "warned" not in reply:
            return ()
        import warnings
        made = [self.solution.error_made(each) for each in reply["warned"]]
        return [each for each in made if isinstance(each, Warning)]

    def end(self):
        for name, stream in self.streams.items():
            setattr(sys, name, stream)
        for name in REPLACED:
            built_in(name, BUILT_IN[name])
        for _, module, seed in self.seeded:
            module.seed = seed
        if self.patch is not None:
            self.patch.__enter__, self.patch.__exit__ = self.entered


def install(names, entry, solution, loaded):
    """Puts what stands for the solution where the checks look for it."""
    offered = loaded.get("entry")
    asked = solution.stand(0, "function", [str(n) for n in offered] if type(offered) is list else ["__call__"])
    owner, dot, method = entry.partition("().")
    if dot:
        names[owner] = type(owner, (), {method: staticmethod(asked)})
    else:
        names[entry] = asked
    found = loaded.get("names")
    for name, what in found if type(found) is list else ():
        if type(name) is str and name not in names and name not in WITH_PRELUDE and name.isidentifier():
            names[name] = exception_of(name, what["raises"], solution) if "raises" in what else solution.unpack(what["value"])


def install_or_lose(names, entry, solution, loaded):
    try:
        install(names, entry, solution, loaded)
    except Exception:
        raise Lost("NONSENSE")


def exception_of(name, kinds, solution):
    """A class of exceptions of the solution, for test code that catches it by its name."""
    known = (solution.kind_of(module, each) for module, each in kinds)
    return type(name, (next(k for k in known if isinstance(k, type) and issubclass(k, BaseException)),), {"__module__": "solution"})


def wants_objects(message):
    """Whether test code uses attributes of answers that no plain answer has, so that only objects can pass it."""
    import _ast
    text = message["check"]
    if any(package in text for package in ("numpy", "np.", "pandas", "pd.", "scipy", "torch")):
        return False
    try:
        nodes = [compile(text, "<check>", "exec", _ast.PyCF_ONLY_AST)]
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    plainly = plain_attributes()
    functions, answers = {"candidate", message["entry"]}, set()

    def is_answer(node):
        if isinstance(node, _ast.Name):
            return node.id in answers
        return isinstance(node, _ast.Call) and isinstance(node.func, _ast.Name) and node.func.id in functions
    while nodes:
        node = nodes.pop()
        if isinstance(node, _ast.Assign) and is_answer(node.value):
            answers.update(t.id for t in node.targets if isinstance(t, _ast.Name))
        if isinstance(node, _ast.Attribute) and node.attr not in plainly and is_answer(node.value):
            return True
        for field in node._fields:
            value = getattr(node, field, None)
            nodes += [n for n in (value if isinstance(value, list) else [value])[::-1] if isinstance(n, _ast.AST)]
    return False


def plain_attributes():
    kinds = [*PLAIN_TYPES, *MUTABLE, range, type(None), types.FunctionType, types.GeneratorType, re.Match, re.Pattern]
    kinds += [getattr(__import__(module), name) for module, names in STANDARD.items() for name in names]
    return {name for kind in kinds for name in dir(kind)}


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
    while True:
        message = channel.receive()
        partner.told.done = False
        channel.send(checked(message, partner, loaded))


def checked(message, partner, loaded):
    module = types.ModuleType("check")
    sys.modules["check"] = module
    names = vars(module)
    names["__builtins__"] = WITH_PRELUDE
    names["__name__"] = "check"
    solution = Solution(partner, names, message)
    reply = {"op": "checked", "error": "", "message": "", "line": 0, "source": "", "theirs": False}
    random.seed(0)
    try:
        exec(compile(message["setup"], "<setup>", "exec", dont_inherit=True), names)
    except BaseException as e:
        return dict(reply, error=type(e).__name__, message=message_of(e), ours=True)
    try:
        install_or_lose(names, message["entry"], solution, loaded)
        exec(compile(message["check"], "<check>", "exec", dont_inherit=True), names)
    except Lost as e:
        return partner.lost(e.args[0])
    except BaseException as e:
        failed(reply, e, message["check"], names, solution)
    finally:
        solution.around.end()
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
    if solution.bridge:
        reply.update(ours=True, message="the test %s, which lives in another process (see --same-process)" % solution.bridge)
    if isinstance(e, NameError) and not theirs:
        reply["unknown"] = str(getattr(e, "name", None) or message_of(e).partition("'")[2].partition("'")[0])
    if theirs:
        reply.update(failure=solution.failure, unfit=solution.unfit)

# A solution that test code in another process uses: the side of the solution.


class Tested:
    def __init__(self, channel, message, names, function):
        self.channel = channel
        self.message = message
        self.side = Side(False, self.ask)
        self.side.names = names
        entry = message["entry"]
        whole = names.get(entry["method"])
        self.side.lent[0] = whole if callable(whole) and not entry["class"] else function
        self.call = ""
        self.calls = 0
        self.warned = []

    def run(self):
        import warnings
        warnings.simplefilter("always")  # those of the test code decide
        warnings.showwarning = self.note
        self.channel.send({"op": "ready", "entry": self.side.lend(self.side.lent[0])["$mine"][2], "names": self.offered()})
        while True:
            self.served(self.channel.receive())

    def offered(self):
        """What else the solution defines, for tests that use it by its name."""
        found = []
        for name, value in list(self.side.names.items())[:1000]:
            if name[:1] == "_" or isinstance(value, types.ModuleType) or value is WITH_PRELUDE.get(name):
                continue
            try:
                if isinstance(value, type) and issubclass(value, BaseException) and value.__module__ == "solution":
                    kinds = [[str(k.__module__)[:100], str(k.__name__)[:100]] for k in type.mro(value)[1:20]]
                    found.append([name, {"raises": kinds}])
                elif callable(value) and getattr(value, "__module__", "") == "solution" or type(value) in SAME_PLACE + MUTABLE:
                    found.append([name, {"value": self.side.pack(value)}])
            except BaseException:
                pass  # no test can use it
        return found

    def note(self, message, category, *place):
        """A warning; the test code is given it after the call."""
        if len(self.warned) < 100:
            self.warned.append(self.side.error(message if isinstance(message, Warning) else category(message)))

    def served(self, call):
        reply = self.reply(call)
        flush()
        reply["id"] = call["id"]
        if reply["nanos"] > 100_000 or self.calls % 64 == 0:  # short calls take no memory that would matter
            reply["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.calls += 1
        respond(self.channel, call, reply)

    def ask(self, message, arguments):
        """Asks the test code for something that it has lent; meanwhile it may ask for something of the solution."""
        flush()
        self.channel.send(dict(message, op="back", id=self.call))
        reply = self.channel.receive()
        while reply.get("op") == "do":
            self.served(reply)
            reply = self.channel.receive()
        if "raised" in reply:
            raise self.side.error_made(reply["raised"])
        return self.side.unpack(reply.get("value"))

    def reply(self, call):
        outer, self.call = self.call, call["id"]
        tracer = Tracer(lambda still: self.channel.send(dict(still, id=call["id"]))) if self.message["cover"] else None
        begin = _clock()  # processor time takes longer to ask for than many a call takes
        reply = {"op": "result"}
        around = Surroundings(self, call["around"]) if "around" in call else None
        try:
            arguments = [self.side.unpack(v) for v in call["args"]]
            keywords = {k: self.side.unpack(v) for k, v in call["keywords"].items()}
            target = self.side.lent[call["ref"]]
            given = arguments + list(keywords.values()) if keywords else arguments
            if tracer:
                sys.settrace(tracer)
            try:
                if around is None:
                    result = self.side.serve(call["what"], target, arguments, keywords)
                else:
                    with around:
                        result = self.side.serve(call["what"], target, arguments, keywords)
            finally:
                if tracer:
                    sys.settrace(None)
            reply["value"] = self.side.pack(result)
            if type(result) in CHANGING:
                reply.update(("same", i) for i, a in enumerate(given) if a is result)
        except Unfit as e:
            reply["unfit"] = str(e)
        except BaseException as e:
            reply["failure"] = failure_of(e, "")
            reply["raised"] = self.side.error(e)
        try:
            if not CHANGING.isdisjoint(map(type, given)):
                changed = self.side.pack_all(given)
                if changed != call["args"] + list(call["keywords"].values()):
                    reply["changed"] = changed
        except BaseException:
            pass  # the arguments could not be read, or cannot be written any more
        reply["nanos"] = _clock() - begin
        if around is not None:
            around.tell(reply)
        if self.warned:
            reply["warned"], self.warned = self.warned, []
        if tracer:
            reply["lines"] = sorted(tracer.lines)
        self.call = outer
        return reply


class Surroundings:
    """What the test code has put in place around a call: streams, functions that are built in, seeds, environment."""

    def __init__(self, tested, wanted):
        self.tested = tested
        self.wanted = wanted
        self.made = {}
        self.replaced = []

    def __enter__(self):
        import io
        self.before = sys.stdout, sys.stderr, sys.stdin
        for name in ("stdout", "stderr"):
            if name in self.wanted:
                self.made[name] = io.StringIO()
                setattr(sys, name, self.made[name])
        if "stdin" in self.wanted:
            sys.stdin = io.StringIO(self.wanted["stdin"])
        for name, lent in self.wanted.get("builtins", {}).items():
            built_in(name, self.tested.side.unpack(lent))
        for module, name, packed in self.wanted.get("patched", ()):
            self.replace(module, name, self.tested.side.unpack(packed))
        if "environment" in self.wanted:
            os.environ.clear()
            os.environ.update(self.wanted["environment"])
        for name, arguments in self.wanted.get("seeds", {}).items():
            module = random if name == "random" else __import__("numpy").random
            module.seed(*self.tested.side.unpack(arguments))

    def __exit__(self, *ignored):
        sys.stdout, sys.stderr, sys.stdin = self.before
        for name in self.wanted.get("builtins", {}):
            built_in(name, BUILT_IN[name])
        for put_back in reversed(self.replaced):
            put_back()

    def replace(self, module, name, value):
        """As unittest.mock has done in the process of the test code."""
        if module == "builtins":
            self.replaced.append(functools.partial(built_in, name, BUILT_INS[name]))
            return built_in(name, value)
        owner = __import__(module, fromlist=["*"])
        before = vars(owner).get(name)
        self.replaced.append(functools.partial(setattr, owner, name, before))
        setattr(owner, name, value)

    def tell(self, reply):
        for name, stream in self.made.items():
            if stream.getvalue():
                reply["to_" + name] = stream.getvalue()[:LARGEST]


REPLACED = ("input", "print", "open")
AS_BUILT = tuple(vars(_builtins)[name] for name in REPLACED)
BUILT_INS = vars(_builtins)
BUILT_IN = dict(zip(REPLACED, AS_BUILT))


def built_in(name, value):
    WITH_PRELUDE[name] = WITH_ANNOTATIONS[name] = BUILT_INS[name] = value

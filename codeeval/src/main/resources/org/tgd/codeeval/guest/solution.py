# Runs inside the sandbox, in the process of the solution: loads it, calls it with fresh arguments, sends raw answers.
# Whatever a solution does to this code, it can only spoil its own answers: no expected value is ever here.
import builtins as _builtins
import _thread
import collections
import bisect, copy, functools, heapq, itertools, math, operator, random, re, string, time, types, typing

FILE = "<solution>"
DEEPEST = 200
LARGEST = 1 << 20
_from_json = json.JSONDecoder().decode
_decode = json.JSONDecoder().raw_decode
_clock = time.perf_counter_ns
_busy = time.process_time_ns  # of a call: what others do on the machine is no part of it


def json_writer():
    """Writes JSON by an encoder that is made once: making one for each message takes longer than its writing."""
    encoder = json.JSONEncoder(allow_nan=False)
    quick = getattr(json.encoder, "c_make_encoder", None)
    if quick is None:
        return encoder.encode
    write = quick(None, encoder.default, json.encoder.encode_basestring_ascii, None, ": ", ", ", False, False, False)
    return lambda message: "".join(write(message, 0))


_to_json = json_writer()


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class Unfit(Exception):
    """An answer that is too large or too deep."""


class Late(types.ModuleType):
    """Stands for a module that is loaded when it is used."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(__import__(self.__name__), name)


def prelude():
    """The names that LeetCode offers without an import."""
    names = {}
    for module in (typing, functools, collections, itertools, heapq, bisect, string, operator, math):
        public = getattr(module, "__all__", None) or [n for n in vars(module) if not n.startswith("_")]
        names.update((n, getattr(module, n)) for n in public)
    for module in (copy, random, functools, collections, string, math, heapq, itertools, bisect, operator, re, typing, sys, time):
        names[module.__name__] = module
    for name in ("dataclasses", "datetime", "statistics"):
        names[name] = Late(name)
    names.update(pow=_builtins.pow, inf=float("inf"), TreeNode=TreeNode, ListNode=ListNode)
    return names


PRELUDE = prelude()
# Names that programs find without an import, as if they were built in: no program's fork has to touch each of them.
WITH_PRELUDE = {**vars(_builtins), **PRELUDE}
WITH_ANNOTATIONS = {**vars(_builtins), **{n: getattr(typing, n) for n in typing.__all__}}


def plain(x, depth, room):
    """JSON of plain values, by their exact types."""
    room[0] -= 1
    if room[0] < 0:
        raise Unfit("the answer has more than %d values" % LARGEST)
    if depth > DEEPEST:
        raise Unfit("the answer is nested deeper than %d levels" % DEEPEST)
    kind = type(x)
    if x is None or kind is bool:
        return x
    if kind is int:
        if x.bit_length() > 200000:
            raise Unfit("the answer holds a number of %d bits" % x.bit_length())
        return x
    if kind is str:
        room[0] -= len(x) >> 3
        return x
    if kind is float:
        return x if x - x == 0 else {"$float": "nan" if x != x else "inf" if x > 0 else "-inf"}
    if kind is list or kind is collections.deque:
        return [plain(y, depth + 1, room) for y in x]
    if kind is tuple:
        return {"$tuple": [plain(y, depth + 1, room) for y in x]}
    if kind is set or kind is frozenset:
        return {"$set": [plain(y, depth + 1, room) for y in x]}
    if kind in (dict, collections.Counter, collections.defaultdict, collections.OrderedDict):
        return {"$dict": [[plain(k, depth + 1, room), plain(v, depth + 1, room)] for k, v in dict.items(x)]}
    if kind is complex:
        return {"$complex": [plain(x.real, depth, room), plain(x.imag, depth, room)]}
    if kind is bytes:
        return {"$bytes": x.hex()}
    if kind.__name__ == "ListNode":
        return list_values(x, depth, room)
    if kind.__name__ == "TreeNode":
        return tree_values(x, depth, room)
    return derived(x, kind, depth, room)


def derived(x, kind, depth, room):
    """Of a class of the solution that is a list, number or text: what is in it, by the ways of the plain type."""
    if issubclass(kind, list):
        return [plain(y, depth + 1, room) for y in list.__iter__(x)]
    if issubclass(kind, tuple):
        return plain(tuple(tuple.__iter__(x)), depth, room)
    if issubclass(kind, dict):
        return plain(dict(dict.items(x)), depth, room)
    if issubclass(kind, int):
        return plain(int.__int__(x), depth, room)
    if issubclass(kind, float):
        return plain(float.__float__(x), depth, room)
    if issubclass(kind, str):
        return plain("".join(str.__iter__(x)), depth, room)
    if kind.__module__ == "numpy" and hasattr(kind, "tolist"):
        return plain(x.tolist(), depth, room)
    return {"$opaque": str(kind.__name__)[:100]}


def list_values(node, depth, room):
    values = []
    while node is not None:
        values.append(plain(node.val, depth + 1, room))
        node = node.next
    return values


def tree_values(root, depth, room):
    values, level = [], [root]
    while level:
        following = []
        for node in level:
            if node is None:
                room[0] -= 1
                values.append(None)
            else:
                values.append(plain(node.val, depth + 1, room))
                following += [node.left, node.right]
        level = following if any(n is not None for n in following) else []
    while values and values[-1] is None:
        values.pop()
    return values


def build(x, kind, names):
    """A fresh Python value from JSON, nodes made where the type asks for them."""
    name = kind[0] if kind else ""
    if name == "Optional":
        return None if x is None else build(x, kind[1][0], names)
    if name == "TreeNode":
        return build_tree(x or [], names.get("TreeNode", TreeNode))
    if name == "ListNode":
        return build_list(x or [], names.get("ListNode", ListNode))
    if type(x) is list:
        inner = kind[1][0] if name == "List" and kind[1] else None
        return [build(y, inner, names) for y in x]
    if type(x) is dict:
        return build_marked(x, names)
    return float(x) if name == "float" and type(x) is int else x


def build_marked(x, names):
    if len(x) == 1:
        (marker, content), = x.items()
        if marker == "$float":
            return float(content)
        if marker == "$tuple":
            return tuple(build(y, None, names) for y in content)
        if marker == "$set":
            return {build(y, None, names) for y in content}
        if marker == "$dict":
            return {build(k, None, names): build(v, None, names) for k, v in content}
        if marker == "$complex":
            return complex(*(build(y, None, names) for y in content))
        if marker == "$bytes":
            return bytes.fromhex(content)
        if marker == "$opaque":
            return Opaque(content)
    return {k: build(v, None, names) for k, v in x.items()}


class Opaque:
    """Stands for a value that cannot leave the process it is in; equal to nothing."""

    def __init__(self, kind):
        self.kind = kind

    def __repr__(self):
        return "<a value of type %s>" % self.kind


def build_list(values, node):
    head = None
    for value in reversed(values):
        made = made_node(node, value)
        made.next = head
        head = made
    return head


def made_node(node, value):
    """A node of a class whose constructor takes a value, or nothing."""
    try:
        return node(value)
    except TypeError:
        made = node()
        made.val = value
        return made


def build_tree(values, node):
    if not values or values[0] is None:
        return None
    root = made_node(node, values[0])
    waiting, position = collections.deque([root]), 1
    while waiting and position < len(values):
        parent = waiting.popleft()
        for side in ("left", "right"):
            if position < len(values):
                if values[position] is not None:
                    child = made_node(node, values[position])
                    setattr(parent, side, child)
                    waiting.append(child)
                position += 1
    return root


def shown(x, depth=0):
    """A short text of plain values; of others only the type, so that no code of the solution runs."""
    kind = type(x)
    if kind in (int, float, bool, type(None), str, complex, bytes):
        if kind is int and x.bit_length() > 1000:
            return "an int of %d bits" % x.bit_length()
        text = repr(x[:120] if kind in (str, bytes) else x)
        return text + "..." if kind in (str, bytes) and len(x) > 120 else text
    if depth < 3:
        if kind in (list, tuple, set, frozenset, collections.deque):
            inner = ", ".join(shown(y, depth + 1) for y in itertools.islice(iter(x), 12))
            left, right = {list: "[]", tuple: "()"}.get(kind, "{}")
            return left + inner + (", ..." if len(x) > 12 else "") + right
        if kind in (dict, collections.Counter, collections.defaultdict, collections.OrderedDict):
            pairs = itertools.islice(dict.items(x), 12)
            inner = ", ".join(shown(k, depth + 1) + ": " + shown(v, depth + 1) for k, v in pairs)
            return "{" + inner + (", ..." if len(x) > 12 else "") + "}"
    return "<%s>" % str(kind.__name__)[:60]


def failure_of(error, text):
    """Where and why the solution raised, in its own numbering."""
    found = {"type": str(type(error).__name__)[:100], "message": message_of(error), "line": 0, "column": 0,
             "locals": [], "trace": [], "memory": isinstance(error, MemoryError)}
    if isinstance(error, SyntaxError) and error.filename == FILE:
        found.update(line=error.lineno or 0, column=error.offset or 0, syntax=True)
        return found
    step, last = error.__traceback__, None
    trace = collections.deque(maxlen=20)
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILE:
            last = step
            trace.append([step.tb_frame.f_code.co_name, step.tb_lineno])
        step = step.tb_next
    if last is not None:
        found["line"] = last.tb_lineno or 0
        found["column"] = column_of(last)
        found["trace"] = list(trace)
        values = last.tb_frame.f_locals
        if last.tb_frame.f_code.co_name != "<module>":
            names = sorted(n for n in values if n != "self" and not n.startswith("_"))[:20]
            found["locals"] = [[n, shown(values[n])[:300]] for n in names]
    return found


def message_of(error):
    try:
        return str(error)[:2000]
    except BaseException:
        return "(no message: its text could not be made)"


def column_of(step):
    try:
        place = next(itertools.islice(step.tb_frame.f_code.co_positions(), step.tb_lasti // 2, None))
        return (place[2] or 0) + 1
    except (AttributeError, StopIteration):
        return 0


def callable_of(names, entry):
    """The method or function that is asked for, in either form; None if it is missing."""
    owner = names.get(entry["class"]) if entry["class"] else None
    if isinstance(owner, type) and entry["class"] == entry["method"]:
        return operations(owner)
    if isinstance(owner, type) and callable(getattr(owner, entry["method"], None)):
        return lambda *a, **k: getattr(owner(), entry["method"])(*a, **k)
    if callable(names.get(entry["method"])):
        return names[entry["method"]]
    owner = names.get("Solution")
    if isinstance(owner, type) and callable(getattr(owner, entry["method"], None)):
        return lambda *a, **k: getattr(owner(), entry["method"])(*a, **k)
    return None


def operations(owner):
    """Makes an object of a class and calls its methods, as lists of names and arguments say."""
    def run(names, arguments):
        made, results = owner(*arguments[0]), [None]
        for name, values in zip(names[1:], arguments[1:]):
            results.append(getattr(made, name)(*values))
        return results
    return run


def missing(names, entry):
    found = []
    for name, value in names.items():
        if name.startswith("__"):
            continue
        if isinstance(value, type):
            found += ["%s.%s" % (name, m) for m in vars(value) if not m.startswith("__")]
        elif callable(value):
            found.append(name)
    wanted = (entry["class"] + "." if entry["class"] else "") + entry["method"]
    return "%s is missing; found: %s" % (wanted, ", ".join(found[:20]) or "nothing")


class Channel:
    def __init__(self, source=3, target=4):
        self.source = source
        self.target = target
        self.write = os.write
        self.read = os.read
        self.ahead = b""  # what came with the bytes that were asked for

    def send(self, message):
        content = _to_json(message).encode()
        frame = len(content).to_bytes(4, "big") + content
        written = self.write(self.target, frame)
        while written < len(frame):
            written += self.write(self.target, memoryview(frame)[written:])

    def bytes(self, count):
        """That many bytes; mostly a frame takes one reading, as what comes with its head is kept."""
        if len(self.ahead) < count:
            parts, missing = [self.ahead], count - len(self.ahead)
            while missing > 0:
                part = self.read(self.source, min(max(missing, 4096), 1 << 20))
                if not part:
                    self.ended()
                parts.append(part)
                missing -= len(part)
            self.ahead = b"".join(parts)
        found, self.ahead = self.ahead[:count], self.ahead[count:]
        return found

    def ended(self):
        os._exit(0)

    def receive(self):
        text = self.bytes(int.from_bytes(self.bytes(4), "big")).decode()
        message, end = _decode(text)
        return message if end == len(text) else _from_json(text)  # refuses all but white space


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass


class Tracer:
    """The lines of the solution that run; once very many have, where it turns round is told."""

    MANY = 200_000

    def __init__(self, tell):
        self.lines = set()
        self.count = 0
        self.turning = None
        self.tell = tell

    def __call__(self, frame, event, argument):
        if frame.f_code.co_filename != FILE:
            return None
        if event == "line":
            self.lines.add(frame.f_lineno)
            self.count += 1
            if self.count > self.MANY:
                self.look(frame)
        return self

    def look(self, frame):
        if self.turning is None:
            self.turning = Turning(frame)
        if self.tell and self.turning.ends(frame):
            tell, self.tell = self.tell, None
            tell(dict(self.turning.found, op="still", lines=sorted(self.lines)))


def stack_of(frame):
    """The solution's own frames, outermost first."""
    frames = []
    while frame is not None:
        if frame.f_code.co_filename == FILE:
            frames.append(frame)
        frame = frame.f_back
    return frames[::-1]


class Turning:
    """Follows a program for some thousand lines: which run again and again in the innermost frame that stays, and
    whether its variables change from one pass to the next. Counted in lines, so that equal runs tell the same."""

    WINDOW = 20_000

    def __init__(self, frame):
        self.steps = 0
        self.begun = stack_of(frame)[:200]
        self.ran = {id(f): set() for f in self.begun}
        self.repeats = set()
        self.frame = None
        self.head = 0
        self.first = None
        self.found = None

    def ends(self, frame):
        self.steps += 1
        if self.frame is None:
            self.repeats.add(frame.f_lineno)
            if id(frame) in self.ran:
                self.ran[id(frame)].add(frame.f_lineno)
            if self.steps > self.WINDOW:
                self.settle(frame)
        elif frame is self.frame and frame.f_lineno == self.head:
            now = self.values()
            if now is None or self.first is not None:
                return self.end(now is not None and now == self.first)
            self.first = now
        return self.steps > 2 * self.WINDOW and self.end(False)

    def settle(self, frame):
        stays = {id(f) for f in stack_of(frame)}
        self.frame = [f for f in self.begun if id(f) in stays][-1]
        self.head = min(self.ran[id(self.frame)] or {self.frame.f_lineno})

    def values(self):
        """The variables as text, None if one of them is no plain value or large."""
        try:
            return _to_json(plain(sorted(self.frame.f_locals.items()), 0, [2000]))
        except BaseException:
            return None

    def end(self, same):
        values = self.frame.f_locals
        names = sorted(n for n in values if n != "self" and not n.startswith("_"))[:20]
        self.found = {"repeats": sorted(self.repeats), "same": same, "line": self.head,
                      "locals": [[n, shown(values[n])[:300]] for n in names],
                      "trace": [[f.f_code.co_name, f.f_lineno] for f in stack_of(self.frame)[-20:]]}
        return True


def load(message, channel):
    """Runs the solution's text as a module; its names, or None after a failure was sent."""
    module = types.ModuleType("solution")
    sys.modules["solution"] = module
    names = vars(module)
    if message.get("beside"):
        names.update((n, v) for n, v in WITH_ANNOTATIONS.items() if n not in vars(_builtins))
        names["__builtins__"] = vars(_builtins)  # the true ones, as tests may replace them
    else:
        names["__builtins__"] = WITH_PRELUDE if message["prelude"] else WITH_ANNOTATIONS
    names["__name__"] = "solution"
    try:
        program = compile(message["code"], FILE, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError) as e:
        channel.send({"op": "uncompiled", "failure": failure_of(e, message["code"])})
        return None
    try:
        exec(program, names)
    except BaseException as e:
        flush()
        channel.send({"op": "unloaded", "failure": failure_of(e, message["code"])})
        return None
    return names


def answer(function, call, message, names, tell):
    """Calls the solution once; the reply. What is told before that: where it turns round, if lines are noted."""
    types_ = message["parameters"]
    try:
        values = call["args"]
        arguments = [build(v, types_[i] if i < len(types_) else None, names) for i, v in enumerate(values)]
        keywords = {k: build(v, None, names) for k, v in call.get("keywords", {}).items()}
    except BaseException as e:
        return {"op": "result", "failure": failure_of(e, "")}
    tracer = Tracer(tell) if message["cover"] else None
    begin = _busy()
    try:
        if tracer:
            sys.settrace(tracer)
        try:
            result = function(*arguments, **keywords)
        finally:
            if tracer:
                sys.settrace(None)
        nanos = _busy() - begin
        if message["in_place"] and result is None and arguments:
            result = arguments[0]
        reply = {"op": "result", "value": plain(result, 0, [LARGEST]), "nanos": nanos}
    except Unfit as e:
        reply = {"op": "result", "unfit": str(e), "nanos": _busy() - begin}
    except BaseException as e:
        reply = {"op": "result", "failure": failure_of(e, ""), "nanos": _busy() - begin}
    if tracer:
        reply["lines"] = sorted(tracer.lines)
    return reply


def run_solution():
    channel = Channel()
    message = channel.receive()
    _thread.stack_size(64 << 20)
    sys.set_int_max_str_digits(100000) if hasattr(sys, "set_int_max_str_digits") else None
    random.seed(0)
    if message.get("program"):
        return run_program(channel, message)
    names = load(message, channel)
    if names is None:
        return
    flush()
    function = callable_of(names, message["entry"])
    if function is None:
        failure = {"type": "", "message": missing(names, message["entry"]), "line": 0, "column": 0, "locals": [],
                   "trace": [], "memory": False}
        channel.send({"op": "uncompiled", "failure": failure})
        return
    if message.get("beside"):
        return run_beside(channel, message, names)
    if message.get("tested"):
        return Tested(channel, message, names, function).run()
    channel.send({"op": "ready"})
    while True:
        call = channel.receive()
        reply = answer(function, call, message, names, lambda still: channel.send(dict(still, id=call["id"])))
        flush()
        reply["id"] = call["id"]
        reply["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        respond(channel, call, reply)


def respond(channel, call, reply):
    try:
        channel.send(reply)
    except (ValueError, MemoryError, RecursionError, TypeError) as e:
        channel.send({"op": "result", "id": call["id"], "unfit": "the answer cannot be written: %s" % e})


def exists(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def probe():
    """Tries what a sandbox must prevent, and tells what it found."""
    import _socket
    found = {"environment": sorted(os.environ), "processes": sum(map(exists, range(1, 1000))), "init": "", "wrote": [],
             "network": [], "identity": os.getuid()}
    try:
        with open("/proc/1/environ", "rb") as f:
            found["init"] = f.read(1000).decode("latin-1")
    except OSError:
        pass
    for folder in ("/", "/usr", "/etc", "/var/tmp", "/home", "/root", "/dev", "/proc/sys/kernel"):
        try:
            path = folder + "/tgd-probe"
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
            os.unlink(path)
            found["wrote"].append(folder)
        except OSError:
            pass
    for family, address in ((_socket.AF_INET, "192.0.2.1"), (_socket.AF_INET6, "2001:db8::1")):
        try:
            _socket.socket(family, _socket.SOCK_DGRAM).connect((address, 9))  # sends nothing, but needs a way there
            found["network"].append("with a way to " + address)
        except OSError:
            pass
    Channel().send({"op": "probe", "found": found})

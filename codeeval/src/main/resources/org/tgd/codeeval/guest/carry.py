# How values go between test code and a solution, which run in two processes: plain ones as JSON of their exact types,
# all others stay where they are and are stood in for on the other side. What a test lends can be called and iterated
# over, and the public attributes of its own classes can be used, no more: nothing leads from there to what it expects.
SAME_PLACE = (int, float, bool, str, type(None))
MUTABLE = (list, dict, set, collections.deque, collections.OrderedDict, collections.Counter, collections.defaultdict,
           bytearray)
KINDS = {k.__name__: k for k in (frozenset, collections.deque, collections.OrderedDict, collections.Counter, bytearray)}
STANDARD = {"decimal": ("Decimal",), "fractions": ("Fraction",), "datetime": ("date", "datetime", "time", "timedelta")}
SPECIAL = ("__len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __call__ __enter__ __exit__ __add__ __radd__ "
           "__sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __floordiv__ __mod__ __pow__ __and__ __or__ "
           "__xor__ __neg__ __pos__ __abs__ __int__ __float__ __index__ __round__ __reversed__").split()
COMPARING = {"__lt__", "__le__", "__gt__", "__ge__"}
NESTED = 150


class Stand:
    """Stands for an object of the other process; equal to nothing but objects of that process."""
    __slots__ = ("_side", "_number", "_kind")

    def __init__(self, side, number, kind):
        object.__setattr__(self, "_side", side)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_kind", kind)

    def __getattr__(self, name):
        if name.startswith("__") and name not in ("__name__", "__doc__", "__annotations__", "__dict__", "__cause__"):
            raise AttributeError(name)
        return self._side.do("get", self, [name])

    def __setattr__(self, name, value):
        self._side.do("set", self, [name, value])

    def __bool__(self):
        return self._side.do("bool", self, []) is True

    def __str__(self):
        return str(self._side.do("str", self, []))

    def __repr__(self):
        return str(self._side.do("repr", self, []))

    def __eq__(self, other):
        if not is_stand(other):
            self._side.opaque = self._kind
            return False
        return self is other or self._number == other._number or self._side.do("eq", self, [other]) is True

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._number)

    def __contains__(self, x):
        return any(x is y or x == y for y in iter(self))

    @property
    def __signature__(self):
        import inspect
        found = self._side.do("signature", self, [])
        if type(found) is not list:
            raise AttributeError("__signature__")
        empty = inspect.Parameter.empty
        return inspect.Signature([inspect.Parameter(n, k, default=d[0] if d else empty) for n, k, d in found])


def is_stand(x):
    return Stand in type.mro(type(x))


def special(name):
    def forward(self, *arguments):
        if name in COMPARING and not is_stand(arguments[0]):
            self._side.opaque = self._kind
            return NotImplemented
        return self._side.do(name, self, list(arguments), {})

    def call(self, *arguments, **keywords):
        return self._side.do("__call__", self, list(arguments), keywords)

    return call if name == "__call__" else forward


def names_of(kind):
    """The names of a class and those above it, as the interpreter looks them up."""
    found = set()
    for owner in type.mro(kind):
        found.update(type.__dict__["__dict__"].__get__(owner))
    return found


class Side:
    """One end: what it lends to the other one, and what stands here for what the other one lends."""

    def __init__(self, trusted, ask):
        self.trusted = trusted
        self.ask = ask
        self.lent = {}
        self.numbers = {}
        self.stands = {}
        self.kinds = {}
        self.names = {}
        self.opaque = ""
        self.raised = []
        self.own = "check" if trusted else "solution"

    # values to JSON

    def pack(self, x, depth=0, room=None):
        kind = type(x)
        if x is None or kind is bool:
            return x
        room = room or [LARGEST]
        if kind in (int, str, float, bytes, complex):
            return plain(x, depth, room)
        room[0] -= 1
        if room[0] < 0:
            raise Unfit("more than %d values" % LARGEST)
        if depth > NESTED:
            return self.lend(x)
        if kind is list:
            return [self.pack(y, depth + 1, room) for y in x]
        if kind is tuple:
            return {"$tuple": [self.pack(y, depth + 1, room) for y in x]}
        if kind is set:
            return {"$set": [self.pack(y, depth + 1, room) for y in x]}
        if kind is dict:
            return {"$dict": self.pairs(x, depth, room)}
        if kind in (collections.OrderedDict, collections.Counter, collections.defaultdict):
            return {"$kind": [kind.__name__, self.pairs(x, depth, room)]}
        if kind is frozenset or kind is collections.deque:
            return {"$kind": [kind.__name__, [self.pack(y, depth + 1, room) for y in x]]}
        if kind is bytearray:
            return {"$kind": ["bytearray", list(x)]}
        if kind is range:
            return {"$range": [x.start, x.stop, x.step]}
        if x is Ellipsis or x is NotImplemented:
            return {"$constant": repr(x)}
        if is_stand(x) and x._side is self:
            return {"$yours": x._number}
        return self.pack_other(x, kind, depth, room)

    def pairs(self, x, depth, room):
        return [[self.pack(k, depth + 1, room), self.pack(v, depth + 1, room)] for k, v in dict.items(x)]

    def pack_other(self, x, kind, depth, room):
        module = kind.__module__ if type(kind.__module__) is str else ""
        if kind.__name__ in STANDARD.get(module, ()) and getattr(sys.modules.get(module), kind.__name__, None) is kind:
            return {"$standard": [module, kind.__name__, self.pack(standard_parts(x), depth + 1, room)]}
        if kind is type and vars(_builtins).get(x.__name__) is x:
            return {"$type": x.__name__}
        if isinstance(x, BaseException):
            return {"$error": self.error(x)}
        if issubclass(kind, tuple) and type(getattr(kind, "_fields", None)) is tuple:
            return {"$named": [str(kind.__name__), [str(f) for f in kind._fields],
                               [self.pack(y, depth + 1, room) for y in tuple.__iter__(x)]]}
        try:
            array = packed_array(self, x, depth)
        except (Unfit, TypeError, ValueError):
            array = None
        if array is not None:
            return array
        if issubclass(kind, (int, float, str)):
            return derived(x, kind, depth, room)
        for base, plainly in ((list, list.__iter__), (tuple, tuple.__iter__), (dict, dict.items), (set, set.__iter__)):
            if issubclass(kind, base):
                return self.pack(base(plainly(x)), depth, room)
        if not self.trusted and type(x) is types.CoroutineType:
            return {"$coroutine": self.number(x)}
        return self.lend(x)

    def number(self, x):
        number = self.numbers.get(id(x))
        if number is None or self.lent[number] is not x:
            number = len(self.lent) + 1
            if number > 200000:
                raise Unfit("more than 200000 objects stay in the process of the solution")
            self.lent[number] = x
            self.numbers[id(x)] = number
        return number

    def lend(self, x):
        offered = names_of(type(x))
        return {"$mine": [self.number(x), str(type(x).__name__)[:100], [n for n in SPECIAL if n in offered]]}

    def error(self, error):
        try:
            arguments = [self.pack(a, 1) for a in error.args]
        except BaseException:
            arguments = []
        return {"type": str(type(error).__name__)[:100], "message": message_of(error), "args": arguments,
                "kinds": [[str(k.__module__)[:100], str(k.__name__)[:100]] for k in type.mro(type(error))][:20]}

    # JSON to values, of which nothing is trusted

    def unpack(self, x):
        if type(x) is list:
            return [self.unpack(y) for y in x]
        if type(x) is not dict:
            return x
        (marker, content), = x.items()
        if marker == "$float":
            return float(content)
        if marker == "$tuple":
            return tuple(self.unpack(y) for y in content)
        if marker == "$set":
            return {self.unpack(y) for y in content}
        if marker == "$dict":
            return {self.unpack(k): self.unpack(v) for k, v in content}
        if marker == "$complex":
            return complex(*(self.unpack(y) for y in content))
        if marker == "$bytes":
            return bytes.fromhex(content)
        if marker == "$mine":
            return self.stand(*content)
        if marker == "$yours":
            return self.lent[content]
        return self.unpack_other(marker, content)

    def unpack_other(self, marker, content):
        if marker == "$kind":
            name, inner = content
            if name in ("OrderedDict", "Counter", "defaultdict"):
                made = collections.OrderedDict() if name == "OrderedDict" else getattr(collections, name)()
                for k, v in inner:
                    made[self.unpack(k)] = self.unpack(v)
                return made
            return KINDS[name](self.unpack(y) for y in inner)
        if marker == "$range":
            return range(*content)
        if marker == "$constant":
            return Ellipsis if content == "Ellipsis" else NotImplemented
        if marker == "$type":
            kind = vars(_builtins)[content]
            return kind if isinstance(kind, type) else None
        if marker == "$named":
            name, fields, values = content
            return collections.namedtuple(name, fields, rename=True)(*(self.unpack(y) for y in values))
        if marker == "$standard":
            module, name, parts = content
            if name not in STANDARD[module]:
                raise ValueError(name)
            return getattr(__import__(module), name)(*self.unpack(parts))
        if marker == "$error":
            return self.made(content)
        if marker in ("$array", "$scalar", "$series", "$frame", "$index", "$stamp"):
            return unpacked_array(self, marker, content)
        if marker == "$coroutine":
            async def awaited():
                return self.do("await", content, [])
            return awaited()
        raise ValueError(marker)

    def stand(self, number, name, offered):
        known = self.stands.get(number)
        if known is None:
            key = (name, tuple(offered))
            if key not in self.kinds:
                own = {n: special(n) for n in offered if n in SPECIAL}
                own.update({n: special(n) for n in COMPARING}, __slots__=())
                self.kinds[key] = type(str(name), (Stand,), own)
            known = self.stands[number] = self.kinds[key](self, number, name)
        return known

    def made(self, found):
        """An exception of a class of that name, or of the nearest one that is known here."""
        arguments = [self.unpack(a) for a in found.get("args", [])]
        for at, (module, name) in enumerate(found.get("kinds", [])):
            kind = self.kind_of(module, name)
            if isinstance(kind, type) and issubclass(kind, BaseException):
                if at:
                    kind = type(str(found["type"]), (kind,), {})
                try:
                    return kind(*arguments)
                except BaseException:
                    error = kind.__new__(kind)
                    error.args = tuple(arguments)
                    return error
        return SolutionError(found.get("message"))

    def kind_of(self, module, name):
        if module == "builtins":
            return vars(_builtins).get(name)
        if module in ("solution", "check"):
            return self.names.get(name)
        if module.split(".")[0] in getattr(sys, "stdlib_module_names", ("json", "decimal", "collections")):
            try:
                __import__(module)
            except ImportError:
                return None
            return vars(sys.modules[module]).get(name)
        return None

    # work for the other side

    def do(self, what, stand, arguments, keywords=None):
        number = stand if type(stand) is int else stand._number
        return self.ask({"what": what, "ref": number, "args": [self.pack(a) for a in arguments],
                         "keywords": {k: self.pack(v) for k, v in (keywords or {}).items()}}, arguments)

    def serve(self, what, target, arguments, keywords):
        if self.trusted:
            self.permit(what, target, arguments)
        if what == "__call__":
            return target(*arguments, **keywords)
        if what == "get":
            return getattr(target, arguments[0])
        if what == "set":
            return setattr(target, *arguments)
        if what == "bool":
            return bool(target)
        if what in ("str", "repr"):
            return (str if what == "str" else repr)(target)
        if what == "eq":
            return bool(target == arguments[0])
        if what == "signature":
            return signature_of(target)
        if what == "await":
            import asyncio
            return asyncio.run(target)
        if what == "__next__":
            return next(target)
        if what in SPECIAL or what in COMPARING:
            return getattr(type(target), what)(target, *arguments)
        raise AttributeError(what)

    def permit(self, what, target, arguments):
        own = type(target).__module__ == self.own
        public = what in ("get", "set") and type(arguments[0]) is str and not arguments[0].startswith("_")
        if what in SPECIAL or what in ("bool", "eq") or (own and (public or what in ("str", "repr"))):
            return
        raise AttributeError("test code lends no more than calls")


def standard_parts(x):
    """The arguments that make an equal value."""
    name = type(x).__name__
    if name == "Decimal":
        return [str(x)]
    if name == "Fraction":
        return [x.numerator, x.denominator]
    if name == "timedelta":
        return [x.days, x.seconds, x.microseconds]
    if name == "date":
        return [x.year, x.month, x.day]
    if x.tzinfo is not None:
        raise Unfit("a time with a zone")
    clock = [x.hour, x.minute, x.second, x.microsecond]
    return clock if name == "time" else [x.year, x.month, x.day] + clock


def signature_of(target):
    import inspect
    try:
        parameters = inspect.signature(target).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[p.name, int(p.kind), [p.default] if p.default is not p.empty else []] for p in parameters]


def assimilate(old, new):
    """Makes a container what it has become in the other process; inner ones stay the same objects where they can."""
    if type(old) is list and type(new) is list:
        old[:] = [y if i >= len(old) else kept(old[i], y) for i, y in enumerate(new)]
    elif type(old) is type(new) and isinstance(old, dict):
        made = [(k, kept(old[k], v) if k in old else v) for k, v in new.items()]
        old.clear()
        for k, v in made:
            old[k] = v
    elif type(old) is type(new) and type(old) in MUTABLE:
        old.clear()
        (old.update if type(old) is set else old.extend)(new)


def kept(old, new):
    if type(old) is type(new) and type(old) in MUTABLE:
        assimilate(old, new)
        return old
    return new

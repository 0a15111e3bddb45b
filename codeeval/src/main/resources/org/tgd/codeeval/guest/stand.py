# What stands on one side for an object that stays in the other process.
UNARY = ("__len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __call__ __enter__ __exit__ __neg__ __pos__ __abs__ "
         "__invert__ __int__ __float__ __complex__ __index__ __round__ __trunc__ __floor__ __ceil__ __bytes__ __reversed__ "
         "__format__ __aiter__ __anext__ __aenter__ __aexit__").split()
COMPARING = {"__lt__", "__le__", "__gt__", "__ge__"}
# what tells an object a value that is expected of it, and takes its word for how the two compare
BINARY = {"__%s%s__" % (way, name) for way in ("", "r", "i") for name in (
    "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor").split()} - {"__idivmod__"} | {"__contains__"}
SPECIAL = UNARY + sorted(BINARY)
# what makes a number or a truth of an object
NUMBERS = {"__%s__" % name for name in "abs int float complex index round trunc floor ceil neg pos invert bytes".split()}
SEEN = {"__%s__" % name for name in (
    "name qualname doc annotations dict cause context defaults kwdefaults wrapped closure code self func mro bases slots "
    "members dataclass_fields version all match_args abstractmethods").split()}


class Unbridged(BaseException):
    """Test code does to an object of the solution what cannot be done from another process."""


class Stand:
    """Stands for an object of the other process; equal to nothing but objects of that process."""
    __slots__ = ("_side", "_number", "_kind", "_told", "__weakref__")

    def __init__(self, side, number, kind):
        object.__setattr__(self, "_side", side)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "_told", False)  # whether it has come from a value of the test's

    def __getattr__(self, name):
        if name == "_is_coroutine" and self._side.do("asks to wait", self, []) is True:
            import asyncio
            return asyncio.coroutines._is_coroutine
        if name.startswith("__") and name not in SEEN:
            raise AttributeError(name)
        return self._side.do("get", self, [name])

    def __setattr__(self, name, value):
        self._side.do("set", self, [name, value])

    def __delattr__(self, name):
        self._side.do("del", self, [name])

    def __dir__(self):
        return [str(name) for name in self._side.do("dir", self, [])]

    def __bool__(self):
        if self._told:
            raise self._side.mistrusted(self)
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
        return self._side.do("hash", self, [])

    def __contains__(self, x):
        return any(x is y or x == y for y in iter(self))

    def __instancecheck__(self, x):
        return self._side.do("isinstance", self, [x]) is True

    def __copy__(self):
        return self._side.do("copy", self, [])

    def __deepcopy__(self, memo):
        return self._side.do("deepcopy", self, [])

    def __mro_entries__(self, bases):
        self._side.unbridged("makes a subclass of a class of the solution")

    def __reduce_ex__(self, protocol):
        self._side.unbridged("pickles an object of the solution")

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
        if self._told and name in NUMBERS:
            raise self._side.mistrusted(self)
        return self._side.do(name, self, list(arguments), {})

    def joined(self, other, *more):
        """With a value of the test's only where the problem wants objects, and only to an object, of which no number or
        truth is taken: else it would be told what is expected, and its word be taken for how near it is."""
        if is_stand(other) or not self._side.trusted:
            return self._side.do(name, self, [other, *more], {})
        if self._side.open:
            result = self._side.do(name, self, [other, *more], {})
            if is_stand(result):
                object.__setattr__(result, "_told", True)
                return result
        self._side.opaque = self._kind
        return NotImplemented

    def contains(self, x):
        """Asked only of what the test itself made, where the problem wants objects; else what is in it is looked at."""
        if is_stand(x) or not self._side.trusted or self._number in self._side.made and self._side.open:
            return forward(self, x)
        self._side.opaque = self._kind
        return Stand.__contains__(self, x)

    def call(self, *arguments, **keywords):
        return self._side.do("__call__", self, list(arguments), keywords)

    return {"__call__": call, "__contains__": contains}.get(name, joined if name in BINARY else forward)


def names_of(kind):
    """The names of a class and those above it, as the interpreter looks them up; without those that all objects have."""
    found = set()
    for owner in type.mro(kind):
        if owner is not object:
            found.update(type.__dict__["__dict__"].__get__(owner))
    return found


def own_names(kind):
    """The names that a class has beyond those of the classes that are built in."""
    found = set()
    for owner in type.mro(kind):
        names = type.__dict__["__dict__"].__get__(owner)
        if names.get("__module__") != "builtins" and owner not in PLAIN_TYPES:
            found.update(names)
    return found


PLAIN_TYPES = (object, int, float, str, bytes, complex, tuple, frozenset, list, dict, set, bytearray, bool,
               collections.OrderedDict, collections.Counter, collections.defaultdict, collections.deque)


class Derived:
    """Of a value that crossed plainly, what its class adds to that: attributes and its text. It compares and computes
    with plain values as one, whatever its class says."""

    def __getattr__(self, name):
        stand = vars(self).get("_stand")
        if stand is None or name.startswith("__"):
            raise AttributeError(name)
        return getattr(stand, name)

    def __reduce_ex__(self, protocol):
        plainly = next(k for k in type.mro(type(self)) if k in PLAIN_TYPES)
        return plainly, (plainly(self),)


def derived_class(name, base, offered):
    own = {n: told(n) for n in ("__str__", "__repr__") if n in offered}
    own.update((n, joint(n, base)) for n in offered if n in BINARY and n != "__contains__")
    return type(str(name), (Derived, base), own)


def told(name):
    return lambda self: str(vars(self)["_stand"]._side.do(name.strip("_"), vars(self)["_stand"], []))


def joint(name, base):
    """Of two values of the solution by its class; of one and a plain value as for plain values."""
    plainly = getattr(base, name, None)

    def forward(self, other, *more):
        if is_stand(other) or Derived in type.mro(type(other)):
            return vars(self)["_stand"]._side.do(name, vars(self)["_stand"], [other, *more], {})
        return NotImplemented if plainly is None else plainly(self, other, *more)
    return forward

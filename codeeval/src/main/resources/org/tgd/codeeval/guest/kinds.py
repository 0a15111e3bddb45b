# Kinds of the standard library that cross as the values that make an equal one.
STANDARD = {"decimal": ("Decimal",), "fractions": ("Fraction",), "uuid": ("UUID",), "array": ("array",),
            "datetime": ("date", "datetime", "time", "timedelta", "timezone"), "zoneinfo": ("ZoneInfo",),
            "pathlib": ("PosixPath", "PurePosixPath", "PureWindowsPath"), "types": ("SimpleNamespace",),
            "builtins": ("slice", "memoryview"), "collections": ("ChainMap",),
            "ipaddress": ("IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network")}
VIEWS = {"dict_keys": "keys", "dict_values": "values", "dict_items": "items"}


def standard_parts(x):
    """The arguments that make an equal value, None where there are none."""
    name = type(x).__name__
    if name == "Fraction":
        return [x.numerator, x.denominator]
    if name == "timedelta":
        return [x.days, x.seconds, x.microseconds]
    if name == "timezone":
        return [x.utcoffset(None)] if x.tzname(None).startswith("UTC") else [x.utcoffset(None), x.tzname(None)]
    if name == "ZoneInfo":
        return [x.key] if x.key else None
    if name == "date":
        return [x.year, x.month, x.day]
    if name in ("datetime", "time"):
        if x.tzinfo is not None and type(x.tzinfo).__name__ not in ("timezone", "ZoneInfo"):
            return None
        clock = [x.hour, x.minute, x.second, x.microsecond, x.tzinfo]
        return clock if name == "time" else [x.year, x.month, x.day] + clock
    if name == "array":
        return [x.typecode, x.tobytes()] if x.typecode != "u" else None
    if name == "SimpleNamespace":
        return [vars(x)]
    if name == "slice":
        return [x.start, x.stop, x.step]
    if name == "memoryview":
        return [x.tobytes()] if x.format == "B" and x.ndim == 1 else None
    if name == "ChainMap":
        return list(x.maps)
    return [str(x)]


def standard_made(module, name, parts):
    if name not in STANDARD[module]:
        raise ValueError(name)
    if name == "memoryview":
        return memoryview(bytes(parts[0]))
    kind = getattr(__import__(module), name)
    if name == "array":
        made = kind(parts[0])
        made.frombytes(parts[1])
        return made
    return kind(**parts[0]) if name == "SimpleNamespace" else kind(*parts)


def view_made(name, content):
    if name == "values":
        return dict(enumerate(content)).values()
    return dict.fromkeys(content).keys() if name == "keys" else dict(content).items()


def signature_of(target):
    import inspect
    try:
        parameters = inspect.signature(target).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[p.name, int(p.kind), [p.default] if p.default is not p.empty else []] for p in parameters]

# How values of numpy and pandas cross, where an environment of packages brings these: as their kind and plain bytes, of
# which nothing is trusted. What has no such form stays where it is, as other objects do.
ARRAY_KIND = re.compile(r"[<>|=][biufcSUMm][0-9]{1,4}(\[[a-zA-Z0-9]{1,6}\])?")
TABLE_KIND = re.compile(r"str|string|boolean|U?Int(8|16|32|64)|Float(32|64)")
ROOM = 6 << 20


def packed_array(side, x, depth):
    """The form of an array, a number of numpy, or a table; None for what has none."""
    kind = type(x)
    module = str(kind.__module__).split(".")[0]
    if module == "numpy":
        numpy = sys.modules["numpy"]
        if kind is numpy.ndarray:
            return {"$array": array_parts(side, numpy, x, depth)}
        if isinstance(x, numpy.generic) and ARRAY_KIND.fullmatch(x.dtype.str):
            return {"$scalar": [x.dtype.str, x.tobytes().hex()]}
    if module == "pandas":
        pandas = sys.modules["pandas"]
        if kind is pandas.Series:
            return {"$series": [side.pack(x.name, depth + 1), index_parts(side, x.index, depth), column_parts(side, x, depth)]}
        if kind is pandas.DataFrame:
            columns = [column_parts(side, x.iloc[:, i], depth) for i in range(x.shape[1])]
            return {"$frame": [index_parts(side, x.columns, depth), index_parts(side, x.index, depth), columns]}
        if kind is pandas.Timestamp and x.tzinfo is None:
            return {"$stamp": x.value}
        if isinstance(x, pandas.Index) and not isinstance(x, pandas.MultiIndex):
            return {"$index": index_parts(side, x, depth)}
    return None


def array_parts(side, numpy, x, depth):
    if x.dtype.kind == "O":
        return ["O", list(x.shape), [side.pack(y, depth + 1) for y in x.ravel().tolist()]]
    if not ARRAY_KIND.fullmatch(x.dtype.str) or x.nbytes > ROOM:
        raise Unfit("an array of kind %s with %d bytes" % (x.dtype.str, x.nbytes))
    return [x.dtype.str, list(x.shape), numpy.ascontiguousarray(x).tobytes().hex()]


def column_parts(side, x, depth):
    import numpy
    if not isinstance(x.dtype, numpy.dtype):
        name = str(x.dtype)
        if not TABLE_KIND.fullmatch(name):
            raise Unfit("a column of kind %s" % name)
        missing = x.isna()
        return ["E " + name, [], [None if gone else side.pack(y, depth + 1) for y, gone in zip(x, missing)]]
    return array_parts(side, numpy, x.to_numpy(), depth)


def index_parts(side, x, depth):
    pandas = sys.modules["pandas"]
    name = side.pack(x.name, depth + 1)
    if type(x) is pandas.RangeIndex:
        return [name, [x.start, x.stop, x.step]]
    return [name, column_parts(side, x, depth)]


def unpacked_array(side, marker, content):
    import numpy
    if marker == "$array":
        return made_array(side, numpy, content)
    if marker == "$scalar":
        return made_array(side, numpy, [content[0], [], content[1]])[()]
    import pandas
    if marker == "$stamp":
        return pandas.Timestamp(int(content))
    if marker == "$index":
        return made_index(side, content)
    if marker == "$series":
        name, index, values = content
        return pandas.Series(made_array(side, numpy, values), made_index(side, index), name=side.unpack(name))
    columns, index, values = content
    index, columns = made_index(side, index), made_index(side, columns)
    made = pandas.DataFrame({i: made_array(side, numpy, each) for i, each in enumerate(values)}, index)
    made.columns = columns
    return made


def made_array(side, numpy, parts):
    kind, shape, content = parts
    shape = tuple(int(n) for n in shape)
    if kind.startswith("E ") and TABLE_KIND.fullmatch(kind[2:]):
        import pandas
        return pandas.array([side.unpack(y) for y in content], dtype=kind[2:])
    if kind == "O":
        made = numpy.empty(len(content), dtype=object)
        for i, each in enumerate(content):
            made[i] = side.unpack(each)
        return made.reshape(shape)
    if not ARRAY_KIND.fullmatch(kind):
        raise ValueError(kind)
    return numpy.frombuffer(bytes.fromhex(content), dtype=kind).reshape(shape).copy()


def made_index(side, parts):
    import numpy
    import pandas
    name, content = parts
    if len(content) == 3 and all(type(n) is int for n in content):
        return pandas.RangeIndex(*content, name=side.unpack(name))
    return pandas.Index(made_array(side, numpy, content), name=side.unpack(name))

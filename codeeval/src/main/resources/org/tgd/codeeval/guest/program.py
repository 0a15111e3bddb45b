# Runs inside the sandbox: a solution that is a whole program, in a new process for each input.
IN, OUT = "/tmp/.stdin", "/tmp/.stdout"


def run_program(channel, message):
    try:
        program = compile(message["code"], FILE, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError) as e:
        channel.send({"op": "uncompiled", "failure": failure_of(e, message["code"])})
        return
    channel.send({"op": "ready"})
    on_inputs(channel, lambda out, say: be_program(program, out, say))


def on_inputs(channel, be):
    """Runs a program in a new process for each input that comes; the function is what such a process does."""
    while True:
        call = channel.receive()
        with open(IN, "wb") as f:
            f.write(call["stdin"].encode("utf-8", "surrogateescape"))
        out = os.open(OUT, os.O_CREAT | os.O_TRUNC | os.O_RDWR)
        os.unlink(OUT)
        said, say = os.pipe()
        begin = _clock()
        pid = os.fork()
        if pid == 0:
            be(out, say)
        os.close(say)
        reply = ending(pid, said, out, call["largest"])
        reply.update(op="result", id=call["id"], nanos=_clock() - begin,
                     rss=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        respond(channel, call, reply)


def be_program(program, out, say):
    import io
    say_at = 60
    os.dup2(say, say_at, False)
    os.dup2(os.open(IN, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.closerange(3, say_at)
    os.unlink(IN)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), "utf-8", "surrogateescape")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w")), "utf-8", "surrogateescape")
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    code = 1
    try:
        exec(program, vars(module))
        code = 0
    except SystemExit as e:
        code = e.code if type(e.code) is int else 0 if e.code is None else 1
    except BaseException as e:
        os.write(say_at, _to_json(failure_of(e, "")).encode()[:60000])
    try:
        threading = sys.modules.get("threading")
        if threading:
            threading._shutdown()
        import atexit
        atexit._run_exitfuncs()
    finally:
        flush()
        os._exit(code & 255)


def ending(pid, said, out, largest):
    """How the program ended, and what it printed."""
    told = b""
    while True:
        part = os.read(said, 65536)
        if not part:
            break
        told += part
        if len(told) > 1 << 17:
            break
    os.close(said)
    status = os.waitpid(pid, 0)[1]
    size = os.fstat(out).st_size
    text = os.pread(out, min(size, largest), 0).decode("utf-8", "replace")
    os.close(out)
    if size > largest:
        return {"unfit": "the program printed more than %d bytes" % largest}
    if status == 0:
        return {"value": text}
    try:
        return {"failure": _from_json(told.decode())}
    except ValueError:
        how = "crashed: signal %d" % (status & 127) if status & 127 else "ended with exit code %d" % (status >> 8)
        return {"failure": {"type": "", "message": "the program " + how, "memory": False}}

# Test code that runs in the process of the solution, where the user asked for that: the solution can see what it expects
# and forge what it says, which each row then tells.


def run_beside(channel, message, names):
    channel.send({"op": "ready"})
    while True:
        call = channel.receive()
        tracer = Tracer(lambda still: channel.send(still)) if message["cover"] else None
        reply = {"op": "checked", "error": "", "message": "", "line": 0, "source": "", "theirs": False}
        space = {**PRELUDE, "__builtins__": BUILT_INS, "__name__": "solution"}
        random.seed(0)
        try:
            exec(compile(call["setup"], "<setup>", "exec", dont_inherit=True), space)
            space.update((n, v) for n, v in names.items() if not n.startswith("__"))
            vars(sys.modules["solution"]).update(space)
            if tracer:
                sys.settrace(tracer)
            try:
                exec(compile(call["check"], "<check>", "exec", dont_inherit=True), space)
            finally:
                if tracer:
                    sys.settrace(None)
        except BaseException as e:
            failed_beside(reply, e, call["check"])
        flush()
        reply["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if tracer:
            reply["lines"] = sorted(tracer.lines)
        channel.send(reply)


def failed_beside(reply, e, check):
    """As of test code that runs apart: by its own judgement, by an exception of the solution's, for want of something."""
    step, places = e.__traceback__, []
    while step is not None:
        places.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    inner = next((name for name, _ in reversed(places) if name in (FILE, "<check>", "<setup>")), "")
    line = next((at for name, at in reversed(places) if name == "<check>"), 0)
    lines = check.split("\n")
    theirs = inner == FILE
    reply.update(error=type(e).__name__, message=message_of(e), line=line, theirs=theirs,
                 source=lines[line - 1].strip()[:500] if 0 < line <= len(lines) else "",
                 ours=inner == "<setup>" or not theirs and isinstance(e, (ImportError, SyntaxError)))
    if theirs:
        reply["failure"] = failure_of(e, "")
    elif isinstance(e, NameError):
        reply["unknown"] = str(getattr(e, "name", None) or message_of(e).partition("'")[2].partition("'")[0])

"""Optimizes a text against a function of this process."""

from __future__ import annotations

import json
import math
import os
import pathlib
import secrets
import shlex
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Union

from ._program import TgdError, message, program
from ._tables import json_lines

Answer = Union[float, Mapping[str, Any]]
Evaluator = Union[str, Callable[..., Answer]]


class Rejected(ValueError):
    """Raised by an evaluator: the candidate cannot be judged, and why, for the editor to read."""


@dataclass(frozen=True)
class Optimized:
    """What came of an optimization.

    ``best`` is the text of the lowest loss, ``loss`` and ``start_loss`` the losses of best and
    start, ``directory`` the run directory, ``end`` why the run ended, ``result`` everything that
    ``result.json`` holds.
    """

    best: str
    loss: float
    start_loss: float
    directory: pathlib.Path
    end: str
    result: Dict[str, Any]


def optimize(
    evaluator: Evaluator,
    start: str,
    *,
    role: str = "a text",
    steps: int = 10,
    seed: int = 0,
    out: "Union[str, os.PathLike[str], None]" = None,
    items: Optional[Iterable[Mapping[str, Any]]] = None,
    timeout: float = 60,
    options: "Mapping[str, Any]" = {},
) -> Optimized:
    """Improves a text step by step; without a model unless ``options`` names one.

    ``evaluator`` is a shell command (docs/evaluators.md), or a function of this process that gets
    the candidate and returns its loss, lower is better, or a dict with ``loss`` and, if it can,
    ``report``, ``metrics`` and ``findings``. With ``items`` it gets the candidate and the list of
    items, and returns a dict of losses by id, or a dict with ``items``. It must be deterministic.
    It is called once at a time. ``Rejected`` refuses a candidate; any other exception ends the run
    and comes out of here.

    ``options`` are further options of ``tgd optimize`` by their names without dashes, such as
    ``{"model": "openai:NAME", "patience": 3, "quiet": True}``; a list repeats an option. Raises
    TgdError where the run ends otherwise than done; its run directory can be resumed where
    the evaluator is a command.
    """
    with tempfile.TemporaryDirectory(prefix="tgd-") as folder:
        place = pathlib.Path(folder)
        (place / "start.txt").write_text(start, encoding="utf-8")
        words = ["optimize", "--start", str(place / "start.txt"), "--role", role]
        words += ["--steps", str(steps), "--seed", str(seed), "--json"]
        words += ["--evaluator-timeout", str(timeout)]
        words += ["--out", os.fspath(out)] if out is not None else []
        words += _words(options)
        if items is not None:
            with json_lines(items) as file:
                (place / "items.jsonl").write_bytes(pathlib.Path(file).read_bytes())
            words += ["--items", str(place / "items.jsonl")]
        if isinstance(evaluator, str):
            return _result(*_started([*words, "--evaluator", evaluator]))
        with _Desk(evaluator, place, items is not None) as desk:
            return _result(*_started([*words, "--evaluator", desk.command], desk))


def _words(options: Mapping[str, Any]) -> List[str]:
    words: List[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is True:
            words.append(option)
        elif value is not False and value is not None:
            for each in value if isinstance(value, (list, tuple)) else [value]:
                words += [option, str(each)]
    return words


def _started(words: List[str], desk: "Optional[_Desk]" = None) -> "tuple[int, str, str]":
    running = subprocess.Popen(
        [*program(), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    if desk is not None:
        desk.on_failure = running.terminate
    try:
        out, err = running.communicate()
    except BaseException:
        running.terminate()
        running.wait()
        raise
    if desk is not None and desk.failure is not None:
        raise desk.failure
    return running.returncode, out, err


def _result(code: int, out: str, err: str) -> Optimized:
    if code != 0:
        raise TgdError(code, message(err), out)
    result = json.loads(out)
    return Optimized(
        best=result["best"]["text"],
        loss=result["best"]["loss"],
        start_loss=result["start"]["loss"],
        directory=pathlib.Path(result["run"]),
        end=result["end"],
        result=result,
    )


class _Desk:
    """Answers the small processes that the program starts, one at a time.

    They find address and key in a folder that only this user can read; whoever does not know the
    key is not answered.
    """

    def __init__(self, function: Callable[..., Answer], folder: pathlib.Path, items: bool) -> None:
        self.failure: Optional[BaseException] = None
        self.on_failure: Callable[[], None] = lambda: None
        self._function = function
        self._items = items
        self._key = secrets.token_bytes(32)
        self._closing = False
        self._listener = Listener(authkey=self._key)
        (folder / "key").write_bytes(self._key)
        (folder / "address").write_text(json.dumps(self._listener.address), encoding="utf-8")
        ask = pathlib.Path(__file__).with_name("_ask.py")
        self.command = _quoted([sys.executable, "-I", "-S", str(ask), str(folder)])
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "_Desk":
        self._thread.start()
        return self

    def __exit__(self, *ignored: object) -> None:
        self._closing = True
        try:
            Client(self._listener.address, authkey=self._key).close()
        except OSError:
            pass
        self._thread.join(timeout=5)
        self._listener.close()

    def _serve(self) -> None:
        while not self._closing:
            try:
                with self._listener.accept() as caller:
                    self._answer(caller)
            except Exception:  # a caller that went away, or one without the key
                continue

    def _answer(self, caller: Connection) -> None:
        question = json.loads(caller.recv_bytes())
        try:
            answer = json.dumps(self._judged(question), allow_nan=False)
        except Rejected as refusal:
            answer = json.dumps({"rejected": str(refusal) or "the candidate cannot be judged"})
        except BaseException as failure:
            self.failure = failure
            self.on_failure()
            answer = json.dumps({"rejected": "the evaluator failed"})
        caller.send_bytes(answer.encode())

    def _judged(self, question: Dict[str, Any]) -> Dict[str, Any]:
        candidate = question["candidate"]
        if not self._items:
            told = self._function(candidate)
            return dict(told) if isinstance(told, Mapping) else {"loss": _finite(told)}
        told = self._function(candidate, question.get("items", []))
        if not isinstance(told, Mapping):
            raise TypeError("with items, an evaluator returns a dict of losses by id")
        if "items" in told or "rejected" in told:
            return dict(told)
        return {"items": [{"id": key, "loss": _finite(loss)} for key, loss in told.items()]}


def _finite(loss: Any) -> float:
    number = float(loss)
    if not math.isfinite(number):
        raise Rejected(f"the loss was {number}; it must be finite")
    return number


def _quoted(words: List[str]) -> str:
    if os.name == "nt":
        return subprocess.list2cmdline(words)
    return " ".join(shlex.quote(word) for word in words)

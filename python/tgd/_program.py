"""Finds and runs the program."""

from __future__ import annotations

import os
import pathlib
import shlex
import shutil
import subprocess
from typing import List, Optional


class TgdError(RuntimeError):
    """The program ended with another code than 0.

    ``code`` is the exit code: 1 not reached, 2 bad input, 3 budget exhausted, 4 a tool failed.
    ``output`` is what it printed on stdout.
    """

    def __init__(self, code: int, message: str, output: str = "") -> None:
        super().__init__(message or f"tgd ended with code {code}")
        self.code = code
        self.output = output


def program() -> List[str]:
    """The words that start the program.

    In this order: the variable ``TGD_COMMAND`` (a command line), ``tgd`` on the PATH, the launcher
    of the copy of the sources that this package lies in.
    """
    told = os.environ.get("TGD_COMMAND")
    if told:
        return shlex.split(told)
    found = shutil.which("tgd")
    if found:
        return [found]
    root = pathlib.Path(__file__).resolve().parents[2]
    for launcher in (root / "tgd", root / "bin" / "tgd"):
        if launcher.is_file():
            return [str(launcher)]
    raise FileNotFoundError(
        "tgd was not found; link it into a folder of your PATH or set TGD_COMMAND, for example"
        " to 'java -jar /path/to/tgd.jar'"
    )


def run(*words: str, stdin: Optional[str] = None, codes: "tuple[int, ...]" = (0,)) -> str:
    """Runs ``tgd`` with these words and returns what it printed on stdout.

    Raises TgdError with the words of stderr where it ends with a code that is not in ``codes``.
    """
    ended = subprocess.run(
        [*program(), *words],
        input="" if stdin is None else stdin,
        capture_output=True,
        encoding="utf-8",
    )
    if ended.returncode not in codes:
        raise TgdError(ended.returncode, message(ended.stderr), ended.stdout)
    return ended.stdout


def message(stderr: str) -> str:
    """The lines of stderr that speak to the user, or else its end."""
    said = [line[5:] for line in stderr.splitlines() if line.startswith("tgd: ")]
    return "\n".join(said) or stderr[-2000:].strip()

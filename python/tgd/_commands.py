"""Commands that print tables."""

from __future__ import annotations

import csv
import io
import json
import os
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from ._program import TgdError, run
from ._tables import Rows, Table, json_lines, table

_Path = Union[str, "os.PathLike[str]"]


def molecule_score(
    smiles: Iterable[str],
    *,
    objectives: Sequence[str] = (),
    similar_to: Optional[str] = None,
    largest_fragment: bool = False,
    threads: Optional[int] = None,
    frame: Optional[bool] = None,
) -> Table:
    """Scores molecules; one row each, in their order.

    A SMILES that is refused is a row with ``status`` ``rejected`` and the reason in ``message``.
    ``objectives`` add a column ``objective:EXPR`` each.
    """
    if isinstance(smiles, str):
        raise TypeError("smiles must be a list of SMILES, not one text")
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(["smiles"])
    given = [[each] for each in smiles]
    if not given:
        return table([], frame)
    writer.writerows(given)
    words: List[str] = ["molecule", "score", "-", "--json", "--quiet"]
    for objective in objectives:
        words += ["--objective", objective]
    if similar_to is not None:
        words += ["--similar-to", similar_to]
    if largest_fragment:
        words.append("--largest-fragment")
    if threads is not None:
        words += ["--threads", str(threads)]
    # Code 2 with a table: every row is refused, and says why.
    return table(_rows(run_or_table(*words, stdin=lines.getvalue())), frame)


def run_or_table(*words: str, stdin: Optional[str] = None) -> str:
    """What a command printed, also where it ends with 1 or 2 but has rows."""
    try:
        return run(*words, stdin=stdin)
    except TgdError as error:
        if error.code in (1, 2) and error.output.lstrip().startswith(("[", "{")):
            return error.output
        raise


def plan_dvh(
    *,
    case: Optional[_Path] = None,
    dose: Optional[_Path] = None,
    dicom: Optional[_Path] = None,
    structures: Sequence[str] = (),
    frame: Optional[bool] = None,
) -> Table:
    """Dose-volume statistics: of a dose of a case, or of a DICOM folder. Not for clinical use.

    One row for each structure, and for each dose of a folder: ``dose``, ``structure``, then
    statistics in Gy, per cent and cm³. The curve is a list of volumes in per cent,
    ``dvh_volume_percent``, in steps of ``dvh_step_gy``.
    """
    if (case is None) == (dicom is None):
        raise TypeError("give either case and dose, or dicom")
    words: List[str] = ["plan", "dvh", "--json", "--quiet"]
    words += ["--dicom", os.fspath(dicom)] if dicom is not None else ["--case", str(case)]
    if dose is not None:
        words += ["--dose", os.fspath(dose)]
    if structures:
        words += ["--structures", ",".join(structures)]
    told = json.loads(run(*words))
    doses = told.get("doses") or {str(dose or ""): {"structures": told["structures"]}}
    rows: Rows = [
        {"dose": name, "structure": structure, **statistics}
        for name, each in doses.items()
        for structure, statistics in each["structures"].items()
    ]
    return table(rows, frame)


def code_test(
    solutions: "Union[_Path, Iterable[Mapping[str, Any]]]",
    *,
    problems: "Union[_Path, Iterable[Mapping[str, Any]], None]" = None,
    public_only: bool = False,
    extract: bool = False,
    threads: Optional[int] = None,
    frame: Optional[bool] = None,
) -> Table:
    """Judges solutions in a sandbox; one row each, in their order.

    Solutions are rows with ``task_id``, ``code`` and, if wanted, ``id`` and ``language``, or a
    file of such; problems likewise (default: those that come with the program).
    """
    words: List[str] = ["code", "test", "--quiet"]
    words += ["--public-only"] if public_only else []
    words += ["--extract"] if extract else []
    words += ["--threads", str(threads)] if threads is not None else []
    with json_lines(solutions) as file:
        words += ["--solutions", file]
        if problems is None:
            return table(_lines(run_or_table(*words)), frame)
        with json_lines(problems) as other:
            return table(_lines(run_or_table(*words, "--problems", other)), frame)


def run_list(folder: _Path = "runs", *, frame: Optional[bool] = None) -> Table:
    """The runs below a folder, one row each: ``run``, ``domain``, ``end``, losses and costs."""
    rows: Rows = []
    for told in _rows(run("run", "list", os.fspath(folder), "--json", "--quiet")):
        row: Dict[str, Any] = {k: v for k, v in told.items() if not isinstance(v, (dict, list))}
        for which in ("start", "best"):
            for key in ("loss", "text"):
                row[f"{which}_{key}"] = told.get(which, {}).get(key)
        rows.append(row)
    return table(rows, frame)


def run_steps(run_directory: _Path, *, frame: Optional[bool] = None) -> Table:
    """Every judged candidate of a run: step, whether it was accepted, loss, text, metrics."""
    return table(_typed(run("run", "export", os.fspath(run_directory), "--format", "csv")), frame)


def _rows(text: str) -> Rows:
    told = json.loads(text)
    return told if isinstance(told, list) else [told]


def _lines(text: str) -> Rows:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _typed(text: str) -> Rows:
    def value(cell: str) -> Any:
        if cell in ("true", "false"):
            return cell == "true"
        try:
            number = float(cell)
        except ValueError:
            return cell
        return int(number) if number.is_integer() and "." not in cell else number

    return [
        {key: cell if key == "text" else value(cell) for key, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    ]

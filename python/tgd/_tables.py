"""Rows as data frames, where pandas is installed."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import tempfile
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Mapping, Optional, Union

if TYPE_CHECKING:
    import pandas

Rows = List[Dict[str, Any]]
Table = Union["pandas.DataFrame", Rows]


def table(rows: Rows, frame: Optional[bool]) -> Table:
    """The rows as a data frame; as they are for ``frame=False`` or where pandas is missing."""
    if frame is False:
        return rows
    try:
        import pandas
    except ImportError:
        if frame:
            raise
        return rows
    return pandas.DataFrame(rows)


@contextlib.contextmanager
def json_lines(rows: "Union[str, os.PathLike[str], Iterable[Mapping[str, Any]]]") -> Iterator[str]:
    """The name of a file of JSON Lines: the file that was named, or one that holds the rows."""
    if isinstance(rows, (str, os.PathLike)):
        yield os.fspath(rows)
        return
    with tempfile.TemporaryDirectory(prefix="tgd-") as folder:
        file = pathlib.Path(folder) / "rows.jsonl"
        with open(file, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(dict(row)) + "\n" for row in records(rows))
        yield str(file)


def records(rows: Any) -> "Iterable[Mapping[str, Any]]":
    """Rows of a data frame or of any sequence of mappings."""
    return rows.to_dict("records") if hasattr(rows, "to_dict") else rows

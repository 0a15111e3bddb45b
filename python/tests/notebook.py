"""Runs the code cells of a notebook in one namespace, as Jupyter does, without Jupyter.

Knows plain Python only, no magics. The value of a cell's last expression is its result.
"""

import ast
import json
import os
import pathlib


def run(file, folder):
    """Runs all cells with the folder as the current one; returns the values of the cells."""
    cells = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))["cells"]
    names, values, before = {"__name__": "__main__"}, [], os.getcwd()
    os.chdir(folder)
    try:
        for number, cell in enumerate(cells):
            if cell["cell_type"] == "code":
                value = _value("".join(cell["source"]), f"cell {number}", names)
                values += [] if value is None else [value]
    finally:
        os.chdir(before)
    return values


def _value(source, name, names):
    tree = ast.parse(source, name)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, name, "exec"), names)
    return None if last is None else eval(compile(last, name, "eval"), names)

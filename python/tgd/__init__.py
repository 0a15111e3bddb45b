"""TGD Workbench from Python: tables from commands, and a function as evaluator.

Every call starts the program ``tgd``, so give many molecules or solutions to one call. Tables are
pandas data frames where pandas is installed, else lists of dicts; ``frame=False`` always gives the
latter.
"""

from ._commands import code_test, molecule_score, plan_dvh, run_list, run_steps
from ._optimize import Optimized, Rejected, optimize
from ._program import TgdError, run

__all__ = [
    "Optimized",
    "Rejected",
    "TgdError",
    "code_test",
    "molecule_score",
    "optimize",
    "plan_dvh",
    "run",
    "run_list",
    "run_steps",
]

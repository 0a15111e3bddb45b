"""Runs the program: needs tgd (TGD_COMMAND, the PATH, or the copy of the sources)."""

import importlib.util
import os
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

import tgd

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"


class Tables(unittest.TestCase):
    def test_scores_molecules_in_order_and_says_why_one_is_refused(self):
        rows = tgd.molecule_score(["CCO", "C1CC", "c1ccccc1"], objectives=["qed"], frame=False)
        self.assertEqual([row["status"] for row in rows], ["ok", "rejected", "ok"])
        self.assertAlmostEqual(rows[0]["qed"], 0.406808)
        self.assertIn("never closed", rows[1]["message"])
        self.assertAlmostEqual(rows[2]["objective:qed"], 0.442628, places=5)

    def test_gives_a_table_even_where_all_are_refused(self):
        rows = tgd.molecule_score(["C1CC"], frame=False)
        self.assertEqual(rows[0]["status"], "rejected")
        self.assertEqual(tgd.molecule_score([], frame=False), [])
        with self.assertRaises(TypeError):
            tgd.molecule_score("CCO")

    def test_bad_input_is_an_error_with_code_and_reason(self):
        with self.assertRaises(tgd.TgdError) as caught:
            tgd.plan_dvh(case="no-such-case", dose="d.bin")
        self.assertEqual(caught.exception.code, 2)
        self.assertIn("d.bin: no such file", str(caught.exception))

    def test_judges_solutions_given_as_rows(self):
        problems = EXAMPLES / "programs/problems.jsonl"
        code = "class Solution:\n    def overlap(self, a, b):\n        return %s\n"
        right = "max(0, min(a[1], b[1]) - max(a[0], b[0]) + 1)"
        rows = tgd.code_test(
            [{"id": str(n), "task_id": "overlap", "code": code % c} for n, c in enumerate([right, "0"])],
            problems=problems,
            frame=False,
        )
        self.assertEqual([row["verdict"] for row in rows], ["PASSED", "WRONG_ANSWER"])
        self.assertEqual(rows[1]["public"]["total"], 3)

    def test_is_a_data_frame_where_pandas_is(self):
        if importlib.util.find_spec("pandas") is None:
            if os.environ.get("CI"):
                self.fail("a build server needs pandas")
            self.skipTest("pandas is not installed")
        from tgd._tables import table

        frame = table([{"a": 1, "b": "x"}, {"a": 2, "b": None}], None)
        self.assertEqual(list(frame.columns), ["a", "b"])
        self.assertEqual(frame["a"].sum(), 3)

    def test_is_a_list_where_pandas_is_missing(self):
        from tgd._tables import table

        with mock.patch.dict(sys.modules, {"pandas": None}):
            self.assertEqual(table([{"a": 1}], None), [{"a": 1}])
            with self.assertRaises(ImportError):
                table([{"a": 1}], True)


class Optimizing(unittest.TestCase):
    def test_a_function_of_this_process_is_the_evaluator(self):
        asked = []

        def loss(text):
            asked.append(text)
            if "x" not in text:
                raise tgd.Rejected("say x and a number")
            return (float(text.split(":")[1]) - 7) ** 2

        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "run"
            found = tgd.optimize(loss, "x: 10", steps=2, out=out)
            self.assertEqual(found.end, "done")
            self.assertEqual(found.start_loss, 9)
            self.assertLess(found.loss, 1e-6)
            self.assertIn(found.best, asked)
            steps = tgd.run_steps(found.directory, frame=False)
            self.assertEqual(steps[0]["text"], "x: 10")
            self.assertEqual(min(step["loss"] for step in steps), found.loss)
            listed = tgd.run_list(folder, frame=False)
            self.assertEqual([row["best_text"] for row in listed], [found.best])

    def test_items_are_judged_one_by_one(self):
        items = [{"id": "a", "at": 2.0}, {"id": "b", "at": 4.0}]

        def losses(text, some):
            return {item["id"]: (float(text) - item["at"]) ** 2 for item in some}

        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "run"
            found = tgd.optimize(losses, "1", steps=2, items=items, out=out)
            self.assertAlmostEqual(float(found.best), 3, places=4)

    def test_a_function_that_breaks_ends_the_run_with_its_own_error(self):
        def broken(text):
            return {}["missing"]

        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaises(KeyError):
                tgd.optimize(broken, "x: 1", out=pathlib.Path(folder) / "run")


class Notebook(unittest.TestCase):
    def test_every_cell_runs(self):
        from . import notebook

        with tempfile.TemporaryDirectory() as folder:
            shown = notebook.run(HERE.parent / "notebooks/first-steps.ipynb", folder)
        self.assertGreaterEqual(len(shown), 4)


if __name__ == "__main__":
    unittest.main()

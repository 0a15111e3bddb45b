#!/usr/bin/env python3
"""Molecules per second of `tgd molecule score` beside RDKit (parse + QED), one core, start included.

Usage: score_vs_rdkit.py MOLECULES.smi [TGD]
Needs rdkit from PyPI and taskset. Prints wall seconds and molecules per second of each, and of two threads.
"""
import subprocess
import sys
import time

RDKIT = """
import sys
from rdkit import Chem, RDLogger
from rdkit.Chem import QED
RDLogger.DisableLog('rdApp.*')
for line in open(sys.argv[1]):
    molecule = Chem.MolFromSmiles(line.split()[0])
    print(QED.qed(molecule) if molecule else 'rejected')
"""


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    molecules = sys.argv[1]
    tgd = sys.argv[2:] or ["./tgd"]
    count = sum(1 for line in open(molecules) if line.strip())
    score = tgd + ["molecule", "score", molecules, "--threads"]
    subprocess.run(tgd + ["--version"], check=True, stdout=subprocess.DEVNULL)
    runs = {
        "RDKit, parse + QED, one core": ["taskset", "-c", "0", sys.executable, "-c", RDKIT, molecules],
        "tgd, all columns, one core": ["taskset", "-c", "0"] + score + ["1"],
        "tgd, one thread": score + ["1"],
        "tgd, two threads": score + ["2"],
    }
    for name, command in runs.items():
        wall = seconds(command)
        print(f"{name}: {wall:.1f} s, {count / wall:.0f} molecules/s")


main()

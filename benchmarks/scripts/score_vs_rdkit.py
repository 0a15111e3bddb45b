#!/usr/bin/env python3
"""Molecules per second of `tgd molecule score` beside RDKit (parse + QED), one core, start included.

Usage: make_molecules.py REFERENCE.csv 20000 > MOLECULES.smi; score_vs_rdkit.py MOLECULES.smi [TGD]
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
    wall = {}
    for name, command in runs.items():
        wall[name] = seconds(command)
        print(f"{name}: {wall[name]:.1f} s, {count / wall[name]:.0f} molecules/s", flush=True)
    rdkit, one_core, one, two = wall.values()
    print(f"one core: {rdkit / one_core:.2f} x RDKit; two threads: {one / two:.2f} x one")


main()

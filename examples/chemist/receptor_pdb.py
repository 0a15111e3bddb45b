"""Prints a receptor that comes with the program as a PDB file, heavy atoms only.

Stands in for a structure of your own. Run from the project's folder:
python3 examples/chemist/receptor_pdb.py PPARA > receptor.pdb
"""

import gzip
import io
import pathlib
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
INSIDE = "org/tgd/chem/docking/receptor"


def packed(name):
    """The bytes of the pocket, from the sources or from the program of a release."""
    source = ROOT / "chem/src/main/resources" / INSIDE / f"{name}.pocket.gz"
    if source.is_file():
        return source.read_bytes()
    with zipfile.ZipFile(next((ROOT / "lib/lib").glob("tgd-chem-*.jar"))) as jar:
        return jar.read(f"{INSIDE}/{name}.pocket.gz")


def atoms(name):
    with gzip.open(io.BytesIO(packed(name)), "rt") as lines:
        for line in lines:
            if not line.startswith("#"):
                residue, atom, kind, *place = line.split("\t")
                if not kind.startswith("H"):
                    yield residue.split(), atom, [int(p) / 1000 for p in place]


for number, (residue, atom, (x, y, z)) in enumerate(atoms(sys.argv[1]), 1):
    label = atom if len(atom) > 3 else " " + atom
    print(
        f"ATOM  {number:5d} {label:<4} {residue[0]:>3} A{int(residue[-1]):4d}    "
        f"{x:8.3f}{y:8.3f}{z:8.3f}  1.00  0.00          {atom[0]:>2}"
    )
print("END")

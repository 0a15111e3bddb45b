#!/usr/bin/env python3
"""Molecules for measuring speed: pieces of given molecules joined anew, drug-sized, the same for the same seed.

Usage: make_molecules.py REFERENCE.csv COUNT > MOLECULES.smi
REFERENCE.csv has a column smiles. Needs rdkit from PyPI.
"""
import csv
import random
import sys

from rdkit import Chem, RDLogger

RDLogger.DisableLog("rdApp.*")
CUT = Chem.MolFromSmarts("[!$([D1]);!#1]-;!@[!$([D1]);!#1]")


def pieces(molecule):
    """The molecule cut at each single bond between heavy atoms that is in no ring, one cut at a time."""
    for begin, end in molecule.GetSubstructMatches(CUT):
        bond = molecule.GetBondBetweenAtoms(begin, end).GetIdx()
        cut = Chem.FragmentOnBonds(molecule, [bond], addDummies=False)
        for part in Chem.GetMolFrags(cut, asMols=True, sanitizeFrags=False):
            smiles = Chem.MolToSmiles(part)
            if "." not in smiles and 4 <= part.GetNumAtoms() <= 25 and Chem.MolFromSmiles(smiles):
                yield smiles


def joined(left, right, generator):
    """Two molecules joined by a single bond between atoms that have hydrogens; None if that is no molecule."""
    both = Chem.RWMol(Chem.CombineMols(left, right))
    split = left.GetNumAtoms()
    open_atoms = [a.GetIdx() for a in both.GetAtoms() if a.GetTotalNumHs() > 0]
    first = [i for i in open_atoms if i < split]
    second = [i for i in open_atoms if i >= split]
    if not first or not second:
        return None
    ends = [generator.choice(first), generator.choice(second)]
    both.AddBond(ends[0], ends[1], Chem.BondType.SINGLE)
    for i in ends:
        atom = both.GetAtomWithIdx(i)
        atom.SetNumExplicitHs(max(0, atom.GetNumExplicitHs() - 1))
    try:
        Chem.SanitizeMol(both)
    except ValueError:
        return None
    return both


def main():
    generator = random.Random(7)
    found = {}
    for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
        molecule = Chem.MolFromSmiles(row["smiles"])
        if molecule and "." not in row["smiles"]:
            found.update(dict.fromkeys(pieces(molecule)))
    parts = [Chem.MolFromSmiles(s) for s in found]
    made = {}
    while len(made) < int(sys.argv[2]):
        molecule = generator.choice(parts)
        for _ in range(generator.randint(1, 2)):
            molecule = joined(molecule, generator.choice(parts), generator) or molecule
        if 12 <= molecule.GetNumAtoms() <= 45:
            smiles = Chem.MolToSmiles(molecule)
            if Chem.MolFromSmiles(smiles):
                made[smiles] = None
    print("\n".join(made))


main()

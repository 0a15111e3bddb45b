#!/usr/bin/env python3
"""Which stereo molecules `tgd molecule score` tells apart, beside RDKit's newer perception.

Usage: stereo_audit.py [--molecules 500] [--shuffles 100] [--seed 1] [--tgd "./tgd"] [--show 5] [--print]
Makes families of stereo isomers (pseudo-asymmetric chains, fused, bridged and spiro rings, rings with several centres,
centres that depend on E and Z, allenes, double bonds in rings, lone pairs) by marking all centres and double bonds of a
skeleton at random, and checks
1. equal canonical SMILES for two isomers of a skeleton exactly where RDKit's are equal;
2. one canonical SMILES for all spellings of a molecule with its atoms in random order (RDKit's, 0 to skip);
3. RDKit reads the canonical SMILES as the molecule that it was made from.
Where the two disagree, RDKit's own SMILES often depends on the order of atoms; those rows are settled by a search over all
mappings of the atoms for one that keeps every mark that says anything, and listed apart. Needs rdkit from PyPI. Exit code 1 if any row is
unexplained.
"""
import argparse
import csv
import io
import random
import re
import subprocess
import sys

from rdkit import Chem, RDLogger
from rdkit.Chem import FindMolChiralCenters

RDLogger.DisableLog("rdApp.*")
Chem.SetUseLegacyStereoPerception(False)

# a star marks a place for a substituent; the marks @ and / are added by RDKit's own perception
SKELETONS = {
    "chain": ["{a}C(O)C(O)C({a})O", "OCC(O)C(O)C(O)CO", "OCC(O)C(O)C(O)C(O)C(O)CO", "{a}C(N)C({b})C({a})N",
              "{a}C(F)C({b})C({a})F", "{a}C(O)C(O)C(O)C({a})O", "CC(O)C(O)C(C(C)O)C(C)O", "{a}C(Cl)CC(O)CC({a})Cl",
              "OC(C({a})F)C({b})C({a})F", "{a}C(F)P(=O)({b})C({a})F", "{a}C(F)S(=O)C({a})F"],
    "ring": ["{a}C1CCC({b})CC1", "{a}C1CC({b})C1", "{a}C1CC({a})C1", "{a}C1CCC({a})CC1", "{a}C1CC({a})CC({a})C1",
             "{a}C1CC({b})CC({a})C1", "OC1C(O)C(O)C(O)C(O)C1O", "{a}C1C({a})C1{a}", "{a}C1C({a})C({a})C1{a}",
             "{a}C1CC({a})C1{b}", "{a}C1OC({a})OC({a})O1", "{a}C1CCCC({a})C1", "{a}C1CC({a})NC({a})C1",
             "CC1CCC(CC1)C1CCC(C)CC1", "CC1CCC(CC1)OC1CCC({a})CC1", "{a}C1CCC(CC1)C1CC({b})C1",
             "{a}C1CCC(C2CCC({a})CC2)CC1"],
    "fusion": ["C1CCC2CCCCC2C1", "C1CC2CCCC2C1", "C1NCC2CNCC12", "C1CCC2C(C1)CCC1CCCCC12", "C1CC2CCC1C2",
               "{a}C1CC2CC({a})CC2C1", "C1CC2CC3CCCC3CC2C1", "O=C1C2CCCCC2C(=O)N1{a}", "C1CC2C(C1)C1CCCC21",
               "C1CCC2OC3CCCCC3OC2C1", "{a}C1CCC2CCCCC2C1", "C1CC2CC2C1", "C1OC2COCC2O1", "OC1COC2C(O)COC12",
               "C1CC2CCCC3CCCC(C1)C23", "C1CC2CC1C1CCCC21", "C1CC2C1C1CCC21", "C1CCC2C(C1)C1CCCCC21"],
    "spiro": ["{a}C1CCC2(CC1)NC(=O)NC2=O", "{a}C1CC2(C1)CC({a})C2", "{a}C1CC2(C1)CC({b})C2", "{a}C1CCC2(CC1)CCC({a})CC2",
              "{a}C1CC2(CCN1)CCNC({a})C2", "C1CCC2(C1)CCCC2{a}", "{a}C1CCCC12CCCC2{a}", "{a}C1CCC2(CC1)OCC({b})O2",
              "C1CC2(C1)CC(C(=O)O)C2", "O=C1CC2(CCC({a})CC2)CN1", "{a}C1CCC2(CC1)CC({b})C2",
              "O=C1NCCC12CCC1(CC2)CCNC1=O"],
    "allene": ["{a}C=C=C{a}", "{a}C=C=C{b}", "{a}C(F)C=C=CC({a})F", "{a}C=C=C=C{a}", "{a}C=C=CC=C{b}", "{a}C(O)C=C=C",
               "C1CCC(=C=C{a})CC1", "{a}C1CCC(=C=C{b})CC1"],
    "double": ["{a}C=CC(O)C=C{a}", "{a}C=CC(F)(Cl)C=C{a}", "{a}C=CC(C=C{a})C=C{a}", "{a}C=CC1CC(C=C{a})C1",
               "{a}C=C1CCC({b})CC1", "{a}C=C1CC(=C{a})C1", "{a}C=C1CCC(=C{b})CC1", "{a}C=C1CC({b})C1", "{a}C=CC=CC=C{a}",
               "{a}C=CC(=C)C=C{a}", "{a}C=CC(=C(C)C)C=C{a}", "{a}C(F)C(=CC)C({a})F", "{a}C=NN=C{a}", "{a}C=NO",
               "C(=C{a})C(=CO)C=C{a}", "{a}C=CC(O)C(O)C(O)C=C{a}", "{a}C=CN(O)C=C{a}", "{a}C=CC(C)=C(C)C=C{a}",
               "C1CCCC=CCC1", "C1CCC=CCCCC=C1", "{a}C1CCCC=CCCC1", "C1CC=CCCC=CC1", "{a}C=C1CCC2(CC1)CCC({b})CC2",
               "{a}C=C1CCC2CC(=C{a})CCC2C1"],
    "lone pair": ["{a}S(=O){b}", "{a}S(=O)C(O)S(=O){a}", "{a}P({b})c1ccccc1", "C1CN1{a}", "CC1CN1{a}", "C1CN2CCC1CC2{a}",
                  "{a}S1CCC({b})CC1=O", "{a}[S+]({b})CC", "O=S1CCC({a})CC1", "O=S1CC({a})C1", "CP1CCC({a})CC1",
                  "O=P1({b})CCC({a})CC1", "{a}S(=O)CS(=O){a}"],
}
GROUPS = ["C", "CC", "F", "Cl", "O", "N", "C(=O)O", "c9ccccc9", "C#N", "C(C)C", "OC", "C(F)(F)F"]


def centres(molecule):
    """The atoms and double bonds that may be marked: all that could be, dependent or not."""
    marks = [("atom", index) for index, _ in FindMolChiralCenters(molecule, includeUnassigned=True,
                                                                  useLegacyImplementation=False)]
    for info in Chem.FindPotentialStereo(molecule):
        if info.type == Chem.StereoType.Bond_Double:
            marks.append(("bond", info.centeredOn))
    return marks


def marked(skeleton, generator, share):
    """The skeleton with a random configuration at each place, some left open."""
    molecule = Chem.MolFromSmiles(skeleton)
    for kind, index in centres(molecule):
        if generator.random() > share:
            continue
        if kind == "atom":
            tag = generator.choice([Chem.ChiralType.CHI_TETRAHEDRAL_CW, Chem.ChiralType.CHI_TETRAHEDRAL_CCW])
            molecule.GetAtomWithIdx(index).SetChiralTag(tag)
        else:
            bond = molecule.GetBondWithIdx(index)
            ends = [next((n.GetIdx() for n in a.GetNeighbors() if n.GetIdx() != b.GetIdx()), None)
                    for a, b in ((bond.GetBeginAtom(), bond.GetEndAtom()), (bond.GetEndAtom(), bond.GetBeginAtom()))]
            if None not in ends:
                bond.SetStereoAtoms(*ends)
                bond.SetStereo(generator.choice([Chem.BondStereo.STEREOCIS, Chem.BondStereo.STEREOTRANS]))
    smiles = Chem.MolToSmiles(molecule, canonical=False)
    if "C=C=C" in smiles and generator.random() < 0.7:
        # SMILES has a mark for allenes that RDKit reads and drops
        smiles = smiles.replace("C=C=C", generator.choice(["C=[C@]=C", "C=[C@@]=C", "C=[C@AL1]=C"]), 1)
    return smiles


def families(count, seed):
    """Lists of isomers of one skeleton, `count` molecules in all."""
    generator = random.Random(seed)
    made = []
    kinds = [(kind, pattern) for kind, patterns in SKELETONS.items() for pattern in patterns]
    total = 0
    while total < count:
        kind, pattern = generator.choice(kinds)
        a, b = generator.sample(GROUPS, 2)
        skeleton = pattern.format(a=a, b=b)
        if Chem.MolFromSmiles(skeleton) is None:
            continue
        size = min(count - total, generator.randint(3, 8))
        share = 1 if generator.random() < 0.8 else 0.7
        made.append((kind, [marked(skeleton, generator, share) for _ in range(size)]))
        total += size
    return made


def canonical(smiles, tgd):
    """The workbench's canonical SMILES of each string."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["smiles"])
    writer.writerows([s] for s in smiles)
    done = subprocess.run(tgd.split() + ["molecule", "score", "-"], input=table.getvalue(), capture_output=True,
                          text=True, check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == len(smiles), (len(rows), len(smiles))
    return [row["canonical_smiles"] if row["status"] == "ok" else "refused: " + row["message"] for row in rows]


def rdkit(smiles):
    """RDKit's canonical SMILES, read back until it stays the same."""
    for _ in range(3):
        molecule = Chem.MolFromSmiles(smiles)
        if molecule is None:
            return "refused"
        smiles = Chem.MolToSmiles(molecule)
    return smiles


def spellings(smiles, count, seed):
    """The molecule with its atoms in random orders, its marks as they were written.

    Each atom is an isotope of its own while RDKit writes, so that it takes no atoms for alike.
    """
    parameters = Chem.SmilesParserParams()
    parameters.sanitize = False
    parameters.removeHs = False
    molecule = Chem.MolFromSmiles(smiles, parameters)
    molecule.UpdatePropertyCache(strict=False)
    for atom in molecule.GetAtoms():
        atom.SetIsotope(100 + atom.GetIdx())
    generator = random.Random(seed)
    written = []
    for _ in range(count):
        order = list(range(molecule.GetNumAtoms()))
        generator.shuffle(order)
        text = Chem.MolToSmiles(Chem.RenumberAtoms(molecule, order), canonical=False)
        written.append(re.sub(r"\[\d+", "[", text))
    return written


def sense(molecule, atom, image):
    """The sense of an atom's mark when its neighbours are ordered by their images, 0 without mark."""
    tag = molecule.GetAtomWithIdx(atom).GetChiralTag()
    if tag not in (Chem.ChiralType.CHI_TETRAHEDRAL_CW, Chem.ChiralType.CHI_TETRAHEDRAL_CCW):
        return 0
    order = [image[b.GetOtherAtomIdx(atom)] for b in molecule.GetAtomWithIdx(atom).GetBonds()]
    swaps = sum(1 for k in range(len(order)) for j in range(k) if order[j] > order[k])
    return 1 + (int(tag == Chem.ChiralType.CHI_TETRAHEDRAL_CW) + swaps) % 2


def side(molecule, index, image):
    """Together or opposite for the neighbours of highest image, 0 without mark."""
    bond = molecule.GetBondWithIdx(index)
    if bond.GetStereo() == Chem.BondStereo.STEREONONE:
        return 0
    turns = int(bond.GetStereo() in (Chem.BondStereo.STEREOTRANS, Chem.BondStereo.STEREOE))
    ends = ((bond.GetBeginAtom(), bond.GetEndAtom()), (bond.GetEndAtom(), bond.GetBeginAtom()))
    for (atom, other), stored in zip(ends, bond.GetStereoAtoms()):
        around = [n.GetIdx() for n in atom.GetNeighbors() if n.GetIdx() != other.GetIdx()]
        turns += int(max(around, key=lambda n: image[n]) != stored)
    return 1 + turns % 2


class Marked:
    """A molecule with its marks as written, none taken away, and the mappings onto others."""

    def __init__(self, smiles):
        parameters = Chem.SmilesParserParams()
        parameters.sanitize = False
        parameters.removeHs = False
        self.molecule = Chem.RemoveHs(Chem.MolFromSmiles(smiles, parameters), sanitize=False)
        Chem.SanitizeMol(self.molecule, Chem.SANITIZE_ALL ^ Chem.SANITIZE_CLEANUPCHIRALITY)
        Chem.SetBondStereoFromDirections(self.molecule)
        self.plain = Chem.Mol(self.molecule)
        Chem.RemoveStereochemistry(self.plain)
        self.bonds = [b.GetIdx() for b in self.molecule.GetBonds() if b.GetStereo() != Chem.BondStereo.STEREONONE
                      and not any(b.IsInRingSize(n) for n in range(3, 8))]
        self.atoms = [a.GetIdx() for a in self.molecule.GetAtoms() if sense(self.molecule, a.GetIdx(), range(10_000))]
        potential = {i.centeredOn for i in Chem.FindPotentialStereo(self.plain)
                     if i.type == Chem.StereoType.Atom_Tetrahedral}
        self.atoms = [a for a in self.atoms if a in potential or self.molecule.GetAtomWithIdx(a).GetSymbol() == "C"]
        self.settle()

    def settle(self):
        """Takes away marks that could be turned alone without making another molecule."""
        images = self.molecule.GetSubstructMatches(self.plain, uniquify=False, maxMatches=50_000)
        while True:
            marks = [("atom", a) for a in self.atoms] + [("bond", b) for b in self.bonds]
            idle = [m for m in marks if self.is_idle(m, marks, images)]
            idle = [m for m in idle if self.is_idle(m, [n for n in marks if n == m or n not in idle], images)]
            if not idle:
                return
            self.atoms = [a for a in self.atoms if ("atom", a) not in idle]
            self.bonds = [b for b in self.bonds if ("bond", b) not in idle]

    def is_idle(self, mark, marks, images):
        return any(self.maps(mark, image, self) == "turned" and all(self.maps(m, image, self, marks) == "kept"
                   for m in marks if m != mark) for image in images if self.moved(mark, image, self) == mark)

    def moved(self, mark, image, other):
        kind, index = mark
        if kind == "atom":
            return kind, image[index]
        bond = self.molecule.GetBondWithIdx(index)
        return kind, other.molecule.GetBondBetweenAtoms(image[bond.GetBeginAtomIdx()], image[bond.GetEndAtomIdx()]).GetIdx()

    def maps(self, mark, image, other, marks=None):
        """What a mapping makes of a mark: kept, turned, or lost where its image has none."""
        kind, target = self.moved(mark, image, other)
        there = (kind, target) in marks if marks else target in (other.atoms if kind == "atom" else other.bonds)
        if not there:
            return "lost"
        value = sense if kind == "atom" else side
        own = value(self.molecule, mark[1], image)
        return "kept" if own == value(other.molecule, target, range(other.molecule.GetNumAtoms())) else "turned"


def same(first, second):
    """Whether two marked molecules are one: a mapping of atoms that keeps every mark that says anything."""
    a, b = Marked(first), Marked(second)
    if (len(a.atoms), len(a.bonds)) != (len(b.atoms), len(b.bonds)):
        return False
    marks = [("atom", i) for i in a.atoms] + [("bond", i) for i in a.bonds]
    return any(all(a.maps(mark, image, b) == "kept" for mark in marks)
               for image in b.molecule.GetSubstructMatches(a.plain, uniquify=False, maxMatches=50_000))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--molecules", type=int, default=500)
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tgd", default="./tgd")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--print", action="store_true", help="prints the molecules and stops")
    options = parser.parse_args()
    made = families(options.molecules, options.seed)
    if options.print:
        for kind, isomers in made:
            print(*[f"{smiles}\t{kind}" for smiles in isomers], sep="\n")
        return
    smiles = [s for _, isomers in made for s in isomers]
    shuffled = [(k, spelling) for k, s in enumerate(smiles) for spelling in spellings(s, options.shuffles, options.seed)]
    names = canonical(smiles + [spelling for _, spelling in shuffled], options.tgd)
    ours, variants = names[:len(smiles)], names[len(smiles):]
    print(f"{len(smiles)} molecules of {len(made)} skeletons, {len(shuffled)} spellings")
    open_rows = pairs(made, ours, options.show) + shuffles(smiles, shuffled, ours, variants, options.show)
    open_rows += round_trip(smiles, ours, options.show)
    sys.exit(1 if open_rows else 0)


def pairs(made, ours, show):
    """Compares all pairs of isomers of one skeleton."""
    counts = {}
    at = 0
    for kind, isomers in made:
        theirs = [rdkit(s) for s in isomers]
        own = ours[at:at + len(isomers)]
        at += len(isomers)
        for k in range(len(isomers)):
            for j in range(k):
                agree = (own[j] == own[k]) == (theirs[j] == theirs[k])
                verdict = "agree" if agree else "RDKit's differ for one molecule" if own[j] == own[k] else "differ"
                if not agree and own[j] != own[k] and not same(isomers[j], isomers[k]):
                    verdict = "RDKit's are equal for two molecules"
                if not agree and own[j] == own[k] and not same(isomers[j], isomers[k]):
                    verdict = "equal here alone"
                counts.setdefault((kind, verdict), []).append((isomers[j], isomers[k], own[j], own[k], theirs[j], theirs[k]))
    for (kind, verdict), cases in sorted(counts.items()):
        print(f"pairs, {kind}: {len(cases)} {verdict}")
        for case in [] if verdict == "agree" else cases[:show]:
            print("   ", *case)
    return sum(len(cases) for (_, verdict), cases in counts.items() if verdict in ("differ", "equal here alone"))


def shuffles(smiles, shuffled, ours, variants, show):
    """Counts the molecules whose spellings do not all have one canonical SMILES."""
    wrong = {}
    misread = {}
    for (k, spelling), name in zip(shuffled, variants):
        if name != ours[k]:
            kept = same(spelling, smiles[k])
            (wrong if kept else misread).setdefault(k, (smiles[k], spelling, ours[k], name))
    print(f"shuffles: {len(wrong)} molecules with more than one canonical SMILES, "
          f"{len(misread)} more where RDKit reads its own spelling as another molecule")
    for case in list(wrong.values())[:show] + list(misread.values())[:show]:
        print("   ", *case)
    return len(wrong)


def round_trip(smiles, ours, show):
    """Counts the molecules that RDKit reads otherwise from the canonical SMILES."""
    wrong = [(s, name, rdkit(s), rdkit(name)) for s, name in zip(smiles, ours) if rdkit(s) != rdkit(name)]
    alike = [case for case in wrong if case[3] != "refused" and same(case[0], case[1])]
    print(f"round trip: {len(smiles) - len(wrong)} read as the same, {len(alike)} more are one molecule with two names in "
          f"RDKit, {len(wrong) - len(alike)} differ")
    for case in [case for case in wrong if case not in alike][:show] + alike[:show]:
        print("   ", *case)
    return len(wrong) - len(alike)


main()

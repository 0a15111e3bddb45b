#!/usr/bin/env python3
"""Every column of `tgd molecule score` beside RDKit, molecule by molecule, and who accepts what.

Usage: score_audit.py MOLECULES [--tgd "./tgd"] [--show 5] [--reference CACHE.json]
MOLECULES: lines of SMILES, the rest of a line is ignored; lines that begin with a double quote are JSON strings.
Needs rdkit from PyPI, with its Contrib folder (SA score). Prints for each column how many rows differ by more than the
tolerance and the first of them; exit code 1 if any row differs.
"""
import argparse
import csv
import io
import json
import os
import subprocess
import sys

from rdkit import Chem, DataStructs, RDConfig, RDLogger
from rdkit.Chem import Descriptors, QED, rdFingerprintGenerator, rdMolDescriptors
from rdkit.Chem.FilterCatalog import FilterCatalog, FilterCatalogParams

sys.path.append(os.path.join(RDConfig.RDContribDir, "SA_Score"))
import sascorer  # noqa: E402

RDLogger.DisableLog("rdApp.*")
SIMILAR_TO = "CC(=O)Oc1ccccc1C(=O)O"
MORGAN = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)
REFERENCE = MORGAN.GetFingerprint(Chem.MolFromSmiles(SIMILAR_TO))
PAINS = FilterCatalogParams()
PAINS.AddCatalog(FilterCatalogParams.FilterCatalogs.PAINS)
PAINS = FilterCatalog(PAINS)
TOLERANCE = {"qed": 1e-4, "mol_wt": 2e-3, "crippen_logp": 1e-3, "tpsa": 0.01, "sa_score": 0.01, "crippen_mr": 1e-3,
             "fsp3": 1e-5, "tanimoto": 1e-6 + 5e-7}


def expected(smiles):
    """The columns as RDKit has them, or None where it refuses."""
    molecule = Chem.MolFromSmiles(smiles)
    if molecule is None:
        return None
    p = QED.properties(molecule)
    logp, mr = rdMolDescriptors.CalcCrippenDescriptors(molecule)
    violations = sum([Descriptors.MolWt(molecule) > 500, logp > 5, rdMolDescriptors.CalcNumLipinskiHBA(molecule) > 10,
                      rdMolDescriptors.CalcNumLipinskiHBD(molecule) > 5])
    try:
        sa = sascorer.calculateScore(molecule)
    except ZeroDivisionError:
        sa = None
    rotatable = p.ROTB
    return {"qed": QED.qed(molecule), "mol_wt": Descriptors.MolWt(molecule), "crippen_logp": logp,
            "tpsa": rdMolDescriptors.CalcTPSA(molecule), "hba": p.HBA, "hbd": p.HBD, "rotatable_bonds": rotatable,
            "aromatic_rings": p.AROM, "structural_alerts": p.ALERTS, "sa_score": sa, "crippen_mr": mr,
            "fsp3": rdMolDescriptors.CalcFractionCSP3(molecule), "ring_count": rdMolDescriptors.CalcNumRings(molecule),
            "lipinski_violations": violations,
            "veber_ok": rotatable <= 10 and rdMolDescriptors.CalcTPSA(molecule) <= 140,
            "pains": sorted(m.GetDescription() for m in PAINS.GetMatches(molecule)),
            "tanimoto": DataStructs.TanimotoSimilarity(REFERENCE, MORGAN.GetFingerprint(molecule))}


def differs(column, ours, theirs):
    if theirs is None:
        return False
    if column == "pains":
        return len([name for name in ours.split("|") if name]) != len(theirs)
    if column == "veber_ok":
        return ours != str(theirs).lower()
    return not abs(float(ours) - theirs) <= TOLERANCE.get(column, 0)


def read(path):
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith('"'):
            yield json.loads(line)
        elif line.strip():
            yield line.split()[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("molecules")
    parser.add_argument("--tgd", default="./tgd")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--reference", help="keeps RDKit's values between runs")
    options = parser.parse_args()
    smiles = list(read(options.molecules))
    known = {}
    if options.reference and os.path.exists(options.reference):
        known = json.load(open(options.reference))
    missing = [s for s in dict.fromkeys(smiles) if s not in known]
    for s in missing:
        known[s] = expected(s)
    if options.reference and missing:
        json.dump(known, open(options.reference, "w"))
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["smiles"])
    writer.writerows([s] for s in smiles)
    command = options.tgd.split() + ["molecule", "score", "-", "--similar-to", SIMILAR_TO]
    done = subprocess.run(command, input=table.getvalue(), capture_output=True, text=True, check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == len(smiles), (len(rows), len(smiles))
    wrong = {}
    stricter = []
    both = 0
    for s, row in zip(smiles, rows):
        theirs = known[s]
        if row["status"] != "ok":
            if theirs is not None:
                stricter.append((s, row["message"]))
        elif theirs is None:
            wrong.setdefault("accepted, RDKit refuses", []).append((s, "", ""))
        else:
            both += 1
            for column, value in theirs.items():
                if differs(column, row[column], value):
                    wrong.setdefault(column, []).append((s, row[column], value))
    print(f"{len(smiles)} strings, {both} accepted by both, {len(stricter)} by RDKit alone")
    for column, cases in wrong.items():
        print(f"{column}: {len(cases)} differ")
        for case in cases[: options.show]:
            print("   ", *case)
    reasons = {}
    for s, message in stricter:
        key = message.split(": ", 1)[-1]
        reasons.setdefault("".join(c for c in key if not c.isdigit())[:50], []).append(s)
    for reason, cases in sorted(reasons.items(), key=lambda item: -len(item[1])):
        print(f"refused here alone, {len(cases)}: {reason}   {' '.join(cases[:3])[:200]}")
    sys.exit(1 if wrong else 0)


main()

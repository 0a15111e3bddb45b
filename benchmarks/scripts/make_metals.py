#!/usr/bin/env python3
"""Writes molecules with metals, one SMILES a line, for score_audit.py.

Usage: make_metals.py 2000 [SEED] > METALS.smi
Complexes of one or two metals with ligands at random (coordinate bonds as arrows and as plain bonds, chelates whose arrow
stands at a ring closure, sandwiches, halogen bridges, hydrides, carbenes, carbonyls), organometallics, salts and
phosphinine oxides.
"""
import random
import sys

METALS = ["Pt", "Pd", "Ru", "Rh", "Ir", "Fe", "Co", "Ni", "Cu", "Zn", "Au", "Ag", "Mn", "Cr", "Mo", "W", "Ti", "Zr", "V",
          "Re", "Os", "Hg", "Cd", "Sn", "Al", "Ga", "In", "Tl", "Pb", "Bi", "Gd", "Eu", "Tc", "Mg", "Li", "Na", "U"]
CORES = [m for m in METALS if m not in ("Li", "Na", "Mg", "Al", "Tl")]
LIGANDS = ["Cl", "Br", "I", "F", "C", "O", "S", "N", "C#N", "OC(C)=O", "OC(=O)C(F)(F)F", "c9ccccc9", "C#Cc9ccccc9", "=O", "=N",
           "<-N", "<-[NH3]", "<-[OH2]", "<-O", "<-n9ccccc9", "<-n9ccc(C)cc9", "<-n9ccc8ccccc8c9", "<-N(C)(C)C", "<-P(C)(C)C",
           "<-P(c9ccccc9)(c9ccccc9)c9ccccc9", "P(C)(C)C", "P(c9ccccc9)(c9ccccc9)c9ccccc9", "[n]9ccn(C)c9", "<-[n]9cc[nH]c9",
           "<-N#CC", "[N+]#CC", "<-[C-]#[O+]", "C=O", "=C=O", "[H]", "S(C)C", "<-S(C)C", "<-S(C)(C)=O", "OC", "Oc9ccccc9",
           "NC", "[NH3+]", "[NH2]C", "N9C=CC=CC=9", "N9=CC=CC=C9", "=C9N(C)C=CN9C", "C9N(C)C=C[N+](C)=9", "<-[Cl-]", "[Cl-]",
           "[O-]", "<-O=C(C)C", "O=C(C)C", "[Si](C)(C)C", "[Sn](C)(C)C", "[Se]C", "<-[As](C)(C)C", "[PH](C)(C)C", "N=[N+]=[N-]",
           "[SH]C", "<-C=C", "OP(=O)(O)O", "OS(=O)(=O)C", "[N+](=O)[O-]", "<-[n]9nc[nH]c9", "[N]9(=CC=CC=C9)", "SC#N"]
CHELATES = ["{m}1{l}NCCN->1", "{m}1{l}<-NCCN->1", "{m}1{l}OC(C)=CC(C)=O->1", "{m}1{l}<-O=C(C)C=C(C)O1", "{m}1{l}OC(=O)C(=O)O1",
            "{m}1{l}<-n2ccccc2-c2ccccn->12", "C1CCN->{m}1{l}", "{m}1{l}<-P(C)(C)CCP(C)(C)->1", "C1C[NH2]->{m}{l}<-[NH2]1",
            "{m}1{l}<-n2cccc3ccc4cccn->1c4c23", "{m}1{l}OC(=O)CN->1", "{m}1{l}Oc2ccccc2C=NCCN=Cc2ccccc2O1",
            "{m}1{l}c2ccccc2-c2ccccn->12", "{m}1{l}<-[NH2]C2CCCCC2[NH2]->1", "{m}1{l}SC(=S->1)N(C)C", "{m}1{l}[S]=C(S1)N(C)C",
            "CC1=[O]{m}{l}OC(C)=C1", "[NH2]1CC[NH2]{m}1{l}", "N1CCN{m}1{l}", "{m}1{l}<-NCCNCCN->1", "{m}1{l}CCCN->1",
            "{m}1{l}CCC1", "C1=CC=N(C=C1)->{m}{l}", "{m}123{l}<-NCCN->1CCN->2CCN->3", "c1cc[n]2->{m}{l}Oc3cccc1c23"]
BRIDGES = ["{l}{m}1{x}{n}({k}){x}1", "{m}1({k}){x}{n}({k}){x}1", "{m}1{x}{n}{x}1", "{m}1({k})({k}){x}{n}({k})({k}){x}1",
           "{m}1({k})<-{x}{n}({k})<-{x}1", "{m}({k}){x}{n}{k}", "{m}1({k}){x}{n}({k})O1", "{m}1({k})O{n}({k})O1", "{m}({k})O{n}{k}",
           "{m}({k}){n}{k}", "{m}1({k})[H]{n}({k})[H]1", "{m}1({k})S{n}({k})S1", "{m}=O.{n}{x}", "{m}12{x}{n}({x}1){x}2"]
SANDWICHES = ["[CH-]1C=CC=C1.[CH-]1C=CC=C1.[{m}+2]", "[cH-]1cccc1.[cH-]1cccc1.[{m}+2]", "[{m}]1234C5C1C2C3C45",
              "C12C3C4C5C1[{m}]23451678C2C1C6C7C82", "C12=C3C4=C5C1[{m}]2345{l}", "[CH]12[CH]3[CH]4[CH]5[CH]1[{m}]2345{l}",
              "[{m}]123(C4C1=C2C=C34){l}", "C1=C2[{m}]1{l}C2", "C=C->[{m}]{l}", "C1=CC=CC=C1.[{m}]", "[{m}]12{l}C=C1C2",
              "c12c3c4c5c6c1[{m}]23456{l}", "C1=CCCC=CCC1.[{m}]{l}", "CC1=C(C)C(C)=C(C)[C-]1C.[{m}+]{l}", "[{m}]1{l}C2CC=CC12",
              "C1=CC=C[CH]1[{m}]{l}", "[cH]1([{m}]{l})cccc1", "[CH-]1(C=CC=C1)->[{m}]{l}"]
ORGANOMETALLICS = ["C[{m}]", "CC[{m}]C", "c1ccccc1[{m}]", "c1ccccc1[{m}]Cl", "C[{m}](C)C", "CCCC[{m}](CCCC)(CCCC)CCCC", "[{m}]OC(C)=O",
                   "[{m}+].[O-]C(C)=O", "[{m}+2].[Cl-].[Cl-]", "C[{m}]Br", "[{m}H2]", "[{m}H]C", "[H][{m}]", "[{m}]", "O=[{m}]=O",
                   "O=[{m}](=O)(O)O", "[{m}]Cl", "Cl[{m}](Cl)Cl", "[{m}-](Cl)(Cl)(Cl)Cl", "[2H][{m}]C", "[{m}]C#C[{m}]", "S=[{m}]",
                   "[{m}+3].[O-]P(=O)([O-])[O-]", "C[{m}+]", "[{m}]c1ccncc1", "C[Si](C)(C)[{m}]", "[{m}]N(C)C", "O[{m}]O",
                   "[{m}]C1=CC=CN1", "[{m}]n1cccc1", "[H][{m}]([H])[H]", "[{m}](c1ccccc1)(c1ccccc1)c1ccccc1", "[{m}]OS(=O)(=O)O[{m}]"]
PHOSPHORUS = ["O=P1C=CC=CC=1{g}", "O=P1C(C)=CC=CC=1{g}", "C=P(=O){g}", "CC=P(=O){g}", "CN=P(=O){g}", "O=P1=CC=CC=C1{g}", "c1ccpcc1{g}",
              "P1(C)(C)=CC=CC=C1{g}", "O=P(C)(C){g}", "[O-][p+]1ccccc1{g}", "C1=CC=PC=C1{g}", "CC(C)=P(=O)N{g}"]
ORGANICS = ["CC(=O)Oc1ccccc1C(=O)O", "c1ccncc1", "OCC(O)CO", "CN1CCC[C@H]1c1cccnc1", "NCCN", "OC(=O)C(O)C(O)C(=O)O", "O"]


def metal(generator, choices):
    symbol = generator.choice(choices)
    charge = generator.choice(["", "", "", "", "+", "+2", "+3", "-", "-2"])
    return f"[{symbol}{charge}]"


def ligands(generator, low, high):
    return "".join(f"({generator.choice(LIGANDS)})" for _ in range(generator.randint(low, high)))


def molecule(generator):
    kind = generator.random()
    m, n = metal(generator, CORES), metal(generator, CORES)
    if kind < 0.35:
        text = m + ligands(generator, 1, 6)
    elif kind < 0.6:
        text = generator.choice(CHELATES).format(m=m, l=ligands(generator, 0, 3))
    elif kind < 0.72:
        k = generator.choice(["Cl", "C", "N", "O", "<-N", "<-[NH3]", "<-n9ccccc9", "<-P(C)(C)C", "C#N"])
        text = generator.choice(BRIDGES).format(m=m, n=n, x=generator.choice(["Cl", "Br", "I", "F", "[Cl]", "[Br]"]), k=k,
                                                l=generator.choice(["Cl", "C", "O", "N"]))
    elif kind < 0.84:
        text = generator.choice(SANDWICHES).format(m=m[1:-1].rstrip("+-23"), l=ligands(generator, 0, 2))
    elif kind < 0.95:
        text = generator.choice(ORGANOMETALLICS).format(m=generator.choice(METALS))
    else:
        text = generator.choice(PHOSPHORUS).format(g=generator.choice(["", "C", "c1ccccc1", "[Pt]Cl", "CO"]))
    return text + ("." + generator.choice(ORGANICS) if generator.random() < 0.15 else "")


def main():
    count = int(sys.argv[1])
    generator = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    made = dict()
    while len(made) < count:
        made[molecule(generator)] = True
    print(*made, sep="\n")


main()

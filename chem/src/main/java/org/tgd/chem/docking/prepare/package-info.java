/** From SMILES to a ligand that can be docked: protonation, conformer, atom types, torsion tree. */
package org.tgd.chem.docking.prepare;

/** Where receptors come from: shipped pockets, the user's folder, DOCKSTRING, PDB and PDBQT. */
package org.tgd.chem.docking.receptor;

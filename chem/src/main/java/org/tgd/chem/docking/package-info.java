/** Receptors, ligands, poses and the Vina scoring function; docking engines build on them. */
package org.tgd.chem.docking;

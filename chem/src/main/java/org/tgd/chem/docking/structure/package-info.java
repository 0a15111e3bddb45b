/** Structures of macromolecules: PDB and mmCIF, plain or compressed, alternate locations chosen. */
package org.tgd.chem.docking.structure;

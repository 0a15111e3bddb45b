/** Internal: the molecule as a compact graph, read from SMILES and perceived as RDKit does. */
package org.tgd.chem.graph;

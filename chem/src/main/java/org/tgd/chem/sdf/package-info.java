/** Molecules in SDF: records with their properties. */
package org.tgd.chem.sdf;

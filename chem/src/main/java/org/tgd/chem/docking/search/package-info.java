/** The embedded docking engine: grid maps, torsion-tree kinematics, iterated local search. */
package org.tgd.chem.docking.search;

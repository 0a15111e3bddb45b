/** Docking with the AutoDock Vina program, where it is installed. */
package org.tgd.chem.docking.vina;

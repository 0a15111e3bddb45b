package org.tgd.chem.docking.search;

import org.tgd.chem.docking.Receptor;

/**
 * A receptor prepared for searching.
 *
 * @param maps energies on a lattice
 * @param cells atoms by cell
 */
record ReceptorField(GridMaps maps, ReceptorCells cells) {
  static ReceptorField of(Receptor receptor) {
    GridMaps maps = new GridMaps(receptor);
    return new ReceptorField(maps, new ReceptorCells(receptor, maps));
  }
}

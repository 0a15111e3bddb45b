package org.tgd.chem.docking.search;

import org.tgd.chem.docking.InteractionType;

/** The receptor's energy by trilinear interpolation in {@link GridMaps}. */
final class GridEnergy extends EnergyFunction {
  private static final double SLOPE = 1e6;

  private final float[][] maps;
  private final double lowX;
  private final double lowY;
  private final double lowZ;
  private final int cellsX;
  private final int cellsY;
  private final int cellsZ;

  GridEnergy(DockingLigand ligand, GridMaps grid) {
    super(ligand);
    InteractionType[] types = ligand.types();
    maps = new float[types.length][];
    for (int i = 0; i < types.length; i++) {
      maps[i] = grid.map(types[i]);
    }
    lowX = grid.low[0];
    lowY = grid.low[1];
    lowZ = grid.low[2];
    cellsX = grid.points[0] - 1;
    cellsY = grid.points[1] - 1;
    cellsZ = grid.points[2] - 1;
  }

  @Override
  double receptorEnergy(double[] xyz, double[] gradientByAtom, double cap) {
    double sum = 0;
    double scale = 1 / GridMaps.SPACING;
    int strideY = cellsZ + 1;
    int strideX = strideY * (cellsY + 1);
    for (int i = 0, at = 0; i < maps.length; i++, at += 3) {
      double x = (xyz[at] - lowX) * scale;
      double y = (xyz[at + 1] - lowY) * scale;
      double z = (xyz[at + 2] - lowZ) * scale;
      double px = outside(x, cellsX);
      double py = outside(y, cellsY);
      double pz = outside(z, cellsZ);
      x -= px;
      y -= py;
      z -= pz;
      int ix = Math.min((int) x, cellsX - 1);
      int iy = Math.min((int) y, cellsY - 1);
      int iz = Math.min((int) z, cellsZ - 1);
      x -= ix;
      y -= iy;
      z -= iz;
      float[] map = maps[i];
      int k = ix * strideX + iy * strideY + iz;
      double f000 = map[k];
      double f001 = map[k + 1];
      double f010 = map[k + strideY];
      double f011 = map[k + strideY + 1];
      double f100 = map[k + strideX];
      double f101 = map[k + strideX + 1];
      double f110 = map[k + strideX + strideY];
      double f111 = map[k + strideX + strideY + 1];
      double d00 = f001 - f000;
      double d01 = f011 - f010;
      double d10 = f101 - f100;
      double d11 = f111 - f110;
      double e00 = f000 + z * d00;
      double e01 = f010 + z * d01;
      double e10 = f100 + z * d10;
      double e11 = f110 + z * d11;
      double e0 = e00 + y * (e01 - e00);
      double e1 = e10 + y * (e11 - e10);
      double energy = e0 + x * (e1 - e0);
      double gx = e1 - e0;
      double y0 = e01 - e00;
      double gy = y0 + x * (e11 - e10 - y0);
      double z0 = d00 + y * (d01 - d00);
      double gz = z0 + x * (d10 + y * (d11 - d10) - z0);
      double factor = scale;
      if (energy > 0) {
        double bend = cap / (cap + energy);
        energy *= bend;
        factor *= bend * bend;
      }
      gradientByAtom[at] = px == 0 ? gx * factor : Math.copySign(SLOPE, px);
      gradientByAtom[at + 1] = py == 0 ? gy * factor : Math.copySign(SLOPE, py);
      gradientByAtom[at + 2] = pz == 0 ? gz * factor : Math.copySign(SLOPE, pz);
      sum += energy + SLOPE * GridMaps.SPACING * (Math.abs(px) + Math.abs(py) + Math.abs(pz));
    }
    return sum;
  }

  private static double outside(double position, int cells) {
    if (position < 0) {
      return position;
    }
    return position > cells ? position - cells : 0;
  }
}

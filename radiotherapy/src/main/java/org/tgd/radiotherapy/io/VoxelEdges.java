package org.tgd.radiotherapy.io;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The polygons along the edges of the pixels of a slice: outer borders and those of holes. */
final class VoxelEdges {
  private static final int[] DX = {1, 0, -1, 0};
  private static final int[] DY = {0, 1, 0, -1};

  private final BitSet inside;
  private final int nx;
  private final int ny;

  private VoxelEdges(BitSet inside, int nx, int ny) {
    this.inside = inside;
    this.nx = nx;
    this.ny = ny;
  }

  /**
   * The polygons.
   *
   * @param inside the pixels, x fastest
   * @return per polygon its corners in units of pixels; pixel (0, 0) is from corner (0, 0) to (1,
   *     1)
   */
  static List<List<int[]>> around(BitSet inside, int nx, int ny) {
    return inside.isEmpty() ? List.of() : new VoxelEdges(inside, nx, ny).polygons();
  }

  private boolean in(int x, int y) {
    return x >= 0 && y >= 0 && x < nx && y < ny && inside.get(x + nx * y);
  }

  private List<List<int[]>> polygons() {
    List<List<int[]>> polygons = new ArrayList<>();
    // upper edges of pixels that no polygon has gone along; each polygon has at least one
    BitSet upper = new BitSet(nx * ny);
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      upper.set(i, !in(i % nx, i / nx - 1));
    }
    for (int i = upper.nextSetBit(0); i >= 0; i = upper.nextSetBit(i + 1)) {
      polygons.add(from(i % nx, i / nx, upper));
    }
    return polygons;
  }

  /** Goes along the edges with the inside on the right (y runs down), from a pixel's corner. */
  private List<int[]> from(int startX, int startY, BitSet upper) {
    List<int[]> corners = new ArrayList<>();
    int x = startX;
    int y = startY;
    int way = 0;
    do {
      if (way == 0) {
        upper.clear(x + nx * y);
      }
      x += DX[way];
      y += DY[way];
      int next = turn(x, y, way);
      if (next != way) {
        corners.add(new int[] {x, y});
      }
      way = next;
    } while (x != startX || y != startY || way != 0);
    return corners;
  }

  /** The way on at a corner: right where it can be, so that pixels that meet at it stay apart. */
  private int turn(int x, int y, int way) {
    for (int turn : new int[] {1, 0, 3}) {
      int next = (way + turn) % 4;
      if (isEdge(x, y, next)) {
        return next;
      }
    }
    return (way + 2) % 4;
  }

  /** Whether the edge that goes one way from a corner has the inside on its right alone. */
  private boolean isEdge(int x, int y, int way) {
    int rightX = way == 0 || way == 3 ? x : x - 1;
    int rightY = way == 0 || way == 1 ? y : y - 1;
    int leftX = way == 0 || way == 1 ? x : x - 1;
    int leftY = way == 1 || way == 2 ? y : y - 1;
    return in(rightX, rightY) && !in(leftX, leftY);
  }
}

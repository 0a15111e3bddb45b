package org.tgd.radiotherapy.objective;

/** Order statistics of voxel doses. */
final class Ranks {
  private Ranks() {}

  /** The dose at rank {@code max(1, ceil(volume/100 n))} of the doses in descending order. */
  static double doseAtVolume(double[] doses, double volumePercent) {
    int rank = (int) Math.max(1, Math.ceil(volumePercent / 100 * doses.length));
    return select(doses.clone(), doses.length - rank);
  }

  /** The k-th smallest value, k from 0; reorders the array (Hoare's selection, middle pivot). */
  static double select(double[] values, int k) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return values[k];
      }
    }
    return values[k];
  }
}

package org.tgd.radiotherapy.dose;

/**
 * The pencil kernel of a photon beam in water, from its quality index alone: p(r, d) = (A(d)
 * exp(-a(d) r) + B(d) exp(-b(d) r)) / r, with seventeen parameters that are polynomials of fifth
 * degree in TPR20,10. Nyholm, Olofsson, Ahnesjö and Karlsson, Radiother. Oncol. 78, 347 (2006),
 * with a(d) as corrected in Radiother. Oncol. 98, 286 (2011); valid for a TPR20,10 of 0.60 to 0.81
 * and depths up to 500 mm.
 */
final class PencilKernel {
  private static final double[][] COEFFICIENTS = {
    {0.0128018, -0.0577391, 0.1790839, -0.2467955, 0.1328192, -0.0194684},
    {16.7815028, -279.4672663, 839.0016549, -978.4915013, 470.5317337, -69.2485573},
    {-0.0889669, -0.2587584, 0.7069203, -0.3654033, 0.0029760, -0.0003786},
    {0.0017089, -0.0169150, 0.0514650, -0.0639530, 0.0324490, -0.0049121},
    {0.1431447, -0.2134626, 0.5825546, -0.2969273, -0.0011436, 0.0002219},
    {-42.7607523, 264.3424720, -633.4540368, 731.5311577, -402.5280374, 82.4936551},
    {0.2428359, -2.5029336, 7.6128101, -9.5273454, 4.8249840, -0.7097852},
    {-0.0910420, -0.2621605, 0.7157244, -0.3664126, 0.0000930, -0.0000232},
    {0.0017284, -0.0172146, 0.0522109, -0.0643946, 0.0322177, -0.0047015},
    {-30.4609625, 354.2866078, -1073.2952368, 1315.2670101, -656.3702845, 96.5983711},
    {-0.0065985, 0.0242136, -0.0647001, 0.0265272, 0.0072169, -0.0020479},
    {-26.3337419, 435.6865552, -1359.8342546, 1724.6602381, -972.7565415, 200.3468023},
    {-80.7027159, 668.1710175, -2173.2445309, 3494.2393490, -2784.4670834, 881.2276510},
    {3.4685991, -41.2468479, 124.9729952, -153.2610078, 76.5242757, -11.2624113},
    {-39.6550497, 277.7202038, -777.0749505, 1081.5724508, -747.1056558, 204.5432666},
    {0.6514859, -4.7179961, 13.6742202, -19.7521659, 14.1873606, -4.0478845},
    {0.4695047, -3.6644336, 10.0039321, -5.1195905, -0.0007387, 0.0002360},
  };
  private static final int A = 0;
  private static final int B = 5;
  private static final int SMALL_A = 10;
  private static final int SMALL_B = 12;
  private static final double MM_PER_CM = 10;

  private final double[] p = new double[COEFFICIENTS.length];

  PencilKernel(double tpr2010) {
    for (int i = 0; i < p.length; i++) {
      double sum = 0;
      for (int k = COEFFICIENTS[i].length - 1; k >= 0; k--) {
        sum = sum * tpr2010 + COEFFICIENTS[i][k];
      }
      p[i] = sum;
    }
  }

  /** The kernel per square millimetre at a radius above 0 and a depth, both in mm. */
  double at(double radiusMm, double depthMm) {
    double r = radiusMm / MM_PER_CM;
    double d = depthMm / MM_PER_CM;
    double a = slopeA(d);
    double b = slopeB(d);
    double sum = share(A, d) * a * Math.exp(-a * r) + share(B, d) * b * Math.exp(-b * r);
    return sum / r / (MM_PER_CM * MM_PER_CM);
  }

  /** The kernel's integral over the disc of a radius, at a depth, both in mm. */
  double withinRadius(double radiusMm, double depthMm) {
    double r = radiusMm / MM_PER_CM;
    double d = depthMm / MM_PER_CM;
    double primary = share(A, d) * (1 - Math.exp(-slopeA(d) * r));
    double scatter = share(B, d) * (1 - Math.exp(-slopeB(d) * r));
    return 2 * Math.PI * (primary + scatter);
  }

  /** A/a or B/b. */
  private double share(int first, double d) {
    return p[first]
        * (1 - Math.exp(p[first + 1] * Math.hypot(d, p[first + 4])))
        * Math.exp(p[first + 2] * d + p[first + 3] * d * d);
  }

  private double slopeA(double d) {
    return p[SMALL_A + 1] + p[SMALL_A] * d;
  }

  private double slopeB(double d) {
    return p[SMALL_B]
        * (1 - Math.exp(p[SMALL_B + 1] * Math.hypot(d, p[SMALL_B + 4])))
        * Math.exp(p[SMALL_B + 2] * d + p[SMALL_B + 3] * d * d);
  }
}

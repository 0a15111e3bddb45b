package org.tgd.radiotherapy.dose;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The base data of a photon machine for the pencil beam of Bortfeld, Schlegel and Rhein (Med. Phys.
 * 20, 311 (1993)): three depth terms, each with a lateral kernel.
 *
 * @param name the machine's name
 * @param sadMm distance from source to axis in mm
 * @param attenuationPerMm attenuation of the primary fluence in water, mu, per mm
 * @param betasPerMm the rates of the three depth terms per mm, none equal to the attenuation
 * @param penumbraFwhmMm full width at half maximum of the Gaussian source at the isocentre plane in
 *     mm
 * @param kernels the lateral kernels for ascending distances from source to surface, at least one
 * @param aperture how the square aperture is sampled
 */
public record Machine(
    String name,
    double sadMm,
    double attenuationPerMm,
    List<Double> betasPerMm,
    double penumbraFwhmMm,
    List<KernelSet> kernels,
    Aperture aperture) {
  /** How the square aperture of a bixel is sampled before it is convolved with the kernels. */
  public enum Aperture {
    /** Symmetric about the bixel's centre: the physically right one. */
    CENTERED,
    /**
     * From minus half the width to half the width less one sample, as in matRad: the bixel is moved
     * by a quarter of a millimetre in x and z.
     */
    LEADING
  }

  /** Checks ranges. */
  public Machine {
    requireNonNull(name, "name");
    requireNonNull(aperture, "aperture");
    betasPerMm = List.copyOf(betasPerMm);
    kernels = List.copyOf(kernels);
    if (!(sadMm >= 100 && sadMm <= 10_000)) {
      throw new IllegalArgumentException("SAD of %s mm; must be 100 to 10000".formatted(sadMm));
    }
    if (!(attenuationPerMm > 0 && attenuationPerMm < 1)) {
      throw new IllegalArgumentException(
          "attenuation of %s per mm; must be above 0 and below 1".formatted(attenuationPerMm));
    }
    if (!(penumbraFwhmMm > 0 && penumbraFwhmMm <= 50)) {
      throw new IllegalArgumentException(
          "penumbra of %s mm; must be above 0 and at most 50".formatted(penumbraFwhmMm));
    }
    if (betasPerMm.size() != KernelSet.TERMS) {
      throw new IllegalArgumentException("%d betas; must be 3".formatted(betasPerMm.size()));
    }
    for (double beta : betasPerMm) {
      if (!(beta > 0 && beta < 10) || Math.abs(beta - attenuationPerMm) < 1e-9) {
        throw new IllegalArgumentException(
            "beta of %s per mm; must be above 0 and differ from the attenuation".formatted(beta));
      }
    }
    for (int i = 1; i < kernels.size(); i++) {
      if (!(kernels.get(i).ssdMm() > kernels.get(i - 1).ssdMm())) {
        throw new IllegalArgumentException("the kernels' SSDs must ascend");
      }
    }
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("a machine needs at least one set of kernels");
    }
  }

  /**
   * The kernels for a distance from source to surface: linear between the two nearest, constant
   * beyond the first and the last.
   */
  public KernelSet kernels(double ssdMm) {
    int above = 0;
    while (above < kernels.size() && kernels.get(above).ssdMm() < ssdMm) {
      above++;
    }
    if (above == 0) {
      return kernels.get(0);
    }
    if (above == kernels.size()) {
      return kernels.get(above - 1);
    }
    return kernels.get(above - 1).towards(kernels.get(above), ssdMm);
  }
}

package org.tgd.chem.score;

import com.actelion.research.chem.IDCodeParser;
import com.actelion.research.chem.IsomericSmilesCreator;
import com.actelion.research.chem.SmilesParser;
import com.actelion.research.chem.StereoMolecule;
import com.actelion.research.chem.prediction.ParameterizedStringList;
import com.actelion.research.chem.prediction.ToxicityPredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.graph.Molecule;

/**
 * Fragment-based risk alerts as predicted by OpenChemLib's ToxicityPredictor: fragments that occur
 * more often in compounds registered (RTECS) with an effect than in drugs, and compounds that are
 * registered themselves. An alert is a reason to look closer, no measurement; the absence of alerts
 * shows nothing.
 *
 * @param risks one for each {@link Effect}, in their order
 */
public record RiskProfile(List<Risk> risks) {
  /** Where the prediction comes from, for reports. */
  public static final String SOURCE = "fragment-based alerts, predicted by OpenChemLib";

  /** Copies the list. */
  public RiskProfile {
    risks = List.copyOf(risks);
  }

  /** The effects that are looked for. */
  public enum Effect {
    /** Changes genes. */
    MUTAGENIC("mutagenic", ToxicityPredictor.cRiskTypeMutagenic),
    /** Causes tumours. */
    TUMORIGENIC("tumorigenic", ToxicityPredictor.cRiskTypeTumorigenic),
    /** Irritates skin or eyes. */
    IRRITANT("irritant", ToxicityPredictor.cRiskTypeIrritant),
    /** Harms fertility or offspring. */
    REPRODUCTIVE("reproductive", ToxicityPredictor.cRiskTypeReproductiveEffective);

    private final String label;
    private final int type;

    Effect(String label, int type) {
      this.label = label;
      this.type = type;
    }

    /** The effect as reports name it. */
    public String label() {
      return label;
    }
  }

  /** How strong the alert is. */
  public enum Level {
    /** No fragment of the lists. */
    NONE("none"),
    /** A fragment of the list of low risk. */
    LOW("low"),
    /** A fragment of the list of high risk, or a registered compound. */
    HIGH("high");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    /** The level as reports name it. */
    public String label() {
      return label;
    }
  }

  /**
   * The alert for one effect.
   *
   * @param effect the effect
   * @param level how strong it is
   * @param registered whether the molecule itself is registered with the effect
   * @param fragments the fragments that were found, as SMARTS; empty without alert or when the
   *     molecule itself is registered
   */
  public record Risk(Effect effect, Level level, boolean registered, List<String> fragments) {
    /** Copies the list. */
    public Risk {
      fragments = List.copyOf(fragments);
    }
  }

  /** The profile of a molecule; empty if OpenChemLib cannot read it. */
  public static Optional<RiskProfile> of(Molecule molecule) {
    StereoMolecule read = new StereoMolecule();
    try {
      new SmilesParser().parse(read, molecule.smiles());
    } catch (Exception e) { // the library declares nothing narrower
      return Optional.empty();
    }
    ToxicityPredictor predictor = new ToxicityPredictor();
    List<Risk> risks = new ArrayList<>();
    for (Effect effect : Effect.values()) {
      Optional<Level> level = level(predictor.assessRisk(read, effect.type, null));
      if (level.isEmpty()) {
        return Optional.empty();
      }
      risks.add(risk(effect, level.get(), predictor.getDetail(read, effect.type)));
    }
    return Optional.of(new RiskProfile(risks));
  }

  private static Optional<Level> level(int risk) {
    return switch (risk) {
      case ToxicityPredictor.cNoRisk -> Optional.of(Level.NONE);
      case ToxicityPredictor.cLowRisk -> Optional.of(Level.LOW);
      case ToxicityPredictor.cHighRisk -> Optional.of(Level.HIGH);
      default -> Optional.empty();
    };
  }

  private static Risk risk(Effect effect, Level level, ParameterizedStringList detail) {
    boolean registered = detail.getStringAt(0).startsWith("This molecule is known");
    List<String> fragments = new ArrayList<>();
    for (int i = 0; i < detail.getSize() && !registered; i++) {
      if (detail.getStringTypeAt(i) == ParameterizedStringList.cStringTypeIDCode) {
        StereoMolecule fragment = new StereoMolecule();
        new IDCodeParser(false).parse(fragment, detail.getStringAt(i));
        fragments.add(IsomericSmilesCreator.createSmarts(fragment));
      }
    }
    return new Risk(effect, level, registered, fragments);
  }

  /** The alert for one effect. */
  public Risk risk(Effect effect) {
    return risks.stream().filter(each -> each.effect() == effect).findFirst().orElseThrow();
  }

  /** The strongest level of all effects. */
  public Level worst() {
    return risks.stream().map(Risk::level).max(Level::compareTo).orElse(Level.NONE);
  }

  /** The levels as one line, such as {@code mutagenic none, tumorigenic high, …}. */
  public String summary() {
    return String.join(
        ", ",
        Arrays.stream(Effect.values())
            .map(effect -> effect.label() + " " + risk(effect).level().label())
            .toList());
  }
}

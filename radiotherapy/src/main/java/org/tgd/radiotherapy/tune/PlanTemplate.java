package org.tgd.radiotherapy.tune;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tgd.core.input.InputException;
import org.tgd.radiotherapy.goal.GoalSet;
import org.tgd.radiotherapy.objective.DoseConstraint;
import org.tgd.radiotherapy.objective.DoseObjective;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;
import org.tgd.radiotherapy.structure.Structure;
import org.tgd.radiotherapy.structure.StructureSet;
import org.tgd.radiotherapy.structure.StructureType;

/**
 * The objectives of an outer loop, in groups that share a weight; the weights, and if wanted the
 * doses, are what the loop tunes.
 *
 * @param groups the groups in the order of the text of weights
 * @param constraints hard constraints, not tuned
 * @param tunesDoses whether the doses of the objectives are tuned too
 * @param tunesLimits whether a text may make limits of goals hard constraints, and weigh what goals
 *     want low
 */
public record PlanTemplate(
    List<Group> groups, List<DoseConstraint> constraints, boolean tunesDoses, boolean tunesLimits) {
  private static final double BODY_GY = 30;

  /**
   * Objectives that share a weight.
   *
   * @param name the name of the weight
   * @param start the weight at the start, positive
   * @param objectives the objectives; their own weights are shares of the group's
   */
  public record Group(String name, double start, List<WeightedObjective> objectives) {
    /** Copies the list. */
    public Group {
      requireNonNull(name, "name");
      objectives = List.copyOf(objectives);
    }

    private double doseGy() {
      return objectives.get(0).objective().doseGy();
    }

    private boolean hasOneDose() {
      return objectives.stream().allMatch(each -> each.objective().doseGy() == doseGy());
    }
  }

  /**
   * Copies the lists.
   *
   * @throws InputException if a name cannot be told from another in a text of weights
   */
  public PlanTemplate {
    groups = List.copyOf(groups);
    constraints = List.copyOf(constraints);
    Set<String> seen = new HashSet<>();
    for (Group group : groups) {
      String name = group.name();
      if (name.isBlank() || name.lines().count() > 1 || !seen.add(name.strip())) {
        throw new InputException(
            "the weight of '%s' cannot be named in a text of weights: names must not be blank, hold"
                    .formatted(name)
                + " a line break, or differ by blanks around them alone; rename the structure");
      }
    }
  }

  /** A template whose weights alone are tuned. */
  public PlanTemplate(List<Group> groups, List<DoseConstraint> constraints) {
    this(groups, constraints, false, false);
  }

  /**
   * The prostate problem of TextGrad (arXiv 2406.07496, section 3.5 and appendix G): squared
   * deviation from the prescription in the target, squared overdosing above 0 Gy in bladder and
   * rectum, above 30 Gy in femoral heads and body; all weights start at 100.
   *
   * @param prescriptionGy the prescribed dose in Gy
   */
  public static PlanTemplate prostate(double prescriptionGy) {
    return new PlanTemplate(
        List.of(
            group("PTV", new WeightedObjective("PTV", 1, new SquaredDeviation(prescriptionGy))),
            group("Bladder", over("Bladder", 0)),
            group("Rectum", over("Rectum", 0)),
            group("FemoralHeads", over("FemoralHead_L", 30), over("FemoralHead_R", 30)),
            group("BODY", over("BODY", BODY_GY))),
        List.of());
  }

  /**
   * A template for any site, after the prostate's: squared deviation from the prescription in the
   * targets that the goals name, squared overdosing above 0 Gy in the other structures that they
   * name, above 30 Gy in the outline of the patient; all weights start at 100.
   *
   * @throws InputException if the goals name no target of the case
   */
  public static PlanTemplate standard(StructureSet structures, GoalSet goals) {
    List<Group> groups = new ArrayList<>();
    List<Group> organs = new ArrayList<>();
    for (Structure structure : structures.structures()) {
      String name = structure.name();
      boolean named = goals.structures().contains(name);
      if (named && structure.type() == StructureType.TARGET) {
        SquaredDeviation wanted = new SquaredDeviation(goals.prescriptionGy());
        groups.add(group(name, new WeightedObjective(name, 1, wanted)));
      } else if (isOutline(structure, structures)) {
        organs.add(group(name, over(name, BODY_GY)));
      } else if (named) {
        organs.add(group(name, over(name, 0)));
      }
    }
    if (groups.isEmpty()) {
      throw new InputException(
          "the goals '%s' name no target of the case; give --goals that do, or --objectives"
              .formatted(goals.name()));
    }
    groups.addAll(organs);
    return new PlanTemplate(groups, List.of());
  }

  private static boolean isOutline(Structure structure, StructureSet structures) {
    return structure.type() != StructureType.TARGET
        && structures.structures().stream()
            .allMatch(other -> other.voxels().size() <= structure.voxels().size());
  }

  /** A template from objectives: each has its own weight, which is where it starts. */
  public static PlanTemplate of(
      List<WeightedObjective> objectives, List<DoseConstraint> constraints) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (WeightedObjective objective : objectives) {
      boolean alone =
          objectives.stream().filter(o -> o.structure().equals(objective.structure())).count() == 1;
      String base =
          alone
              ? objective.structure()
              : objective.structure() + " " + objective.objective().type();
      String name = base;
      for (int i = 2; groups.containsKey(name); i++) {
        name = base + " " + i;
      }
      groups.put(name, new Group(name, objective.weight(), List.of(objective.withWeight(1))));
    }
    return new PlanTemplate(List.copyOf(groups.values()), constraints);
  }

  private static Group group(String name, WeightedObjective... objectives) {
    return new Group(name, 100, List.of(objectives));
  }

  private static WeightedObjective over(String structure, double doseGy) {
    return new WeightedObjective(structure, 1, new SquaredOverdosing(doseGy));
  }

  /** The same template with its doses tuned too, those of groups that share one dose. */
  public PlanTemplate withTunedDoses() {
    return new PlanTemplate(groups, constraints, true, tunesLimits);
  }

  /** The same template whose texts may make limits of goals hard, and weigh what goals want low. */
  public PlanTemplate withTunedLimits() {
    return new PlanTemplate(groups, constraints, tunesDoses, true);
  }

  /** The same template with further groups, whose doses are not tuned. */
  PlanTemplate with(List<Group> more) {
    List<Group> all = new ArrayList<>(groups);
    all.addAll(more);
    return new PlanTemplate(all, constraints, false, tunesLimits);
  }

  /** The groups whose dose is tuned, in order. */
  List<Group> dosed() {
    return tunesDoses ? groups.stream().filter(Group::hasOneDose).toList() : List.of();
  }

  /** The names of the weights, in order, then those of the doses. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    groups.forEach(group -> names.add(group.name()));
    dosed().forEach(group -> names.add(group.name() + Weights.DOSE));
    return names;
  }

  /** The weights and doses at the start. */
  public Weights start() {
    List<Double> values = new ArrayList<>();
    groups.forEach(group -> values.add(group.start()));
    dosed().forEach(group -> values.add(group.doseGy()));
    return new Weights(names(), values);
  }

  /**
   * Checks that the text of the start can be read back as weights.
   *
   * @throws InputException if not, for instance because a weight is below 1; the message says why
   */
  public void requireReadable() {
    Weights.Parsed parsed = Weights.parse(start().text(), names());
    if (parsed.weights().isEmpty()) {
      throw new InputException(
          "the start cannot be tuned: "
              + String.join("; ", parsed.problems())
              + "; state the weights of the objectives from 1 to 10000, doses from 0 to 100 Gy");
    }
  }

  /** The same template with other weights and doses at the start. */
  public PlanTemplate withStart(Weights start) {
    List<WeightedObjective> objectives = objectives(start);
    List<Group> moved = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<WeightedObjective> shares = new ArrayList<>();
      for (WeightedObjective each : group.objectives()) {
        shares.add(objectives.get(next++).withWeight(each.weight()));
      }
      moved.add(new Group(group.name(), start.values().get(i), shares));
    }
    return new PlanTemplate(moved, constraints, tunesDoses, tunesLimits);
  }

  /** The objectives at given weights and doses, group by group. */
  public List<WeightedObjective> objectives(Weights weights) {
    List<Group> dosed = dosed();
    List<WeightedObjective> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      double weight = weights.values().get(i);
      int place = dosed.indexOf(group);
      for (WeightedObjective each : group.objectives()) {
        DoseObjective function =
            place < 0
                ? each.objective()
                : each.objective().withDoseGy(weights.values().get(groups.size() + place));
        all.add(new WeightedObjective(each.structure(), each.weight() * weight, function));
      }
    }
    return all;
  }
}

package org.tgd.radiotherapy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tgd.radiotherapy.objective.MinimumDoseConstraint;
import org.tgd.radiotherapy.objective.SquaredDeviation;
import org.tgd.radiotherapy.objective.SquaredOverdosing;
import org.tgd.radiotherapy.objective.WeightedObjective;

/**
 * The objectives of an outer loop, in groups that share a weight; the weights are what the loop
 * tunes.
 *
 * @param groups the groups in the order of the text of weights
 * @param constraints hard constraints, not tuned
 */
public record PlanTemplate(List<Group> groups, List<MinimumDoseConstraint> constraints) {
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
  }

  /** Copies the lists. */
  public PlanTemplate {
    groups = List.copyOf(groups);
    constraints = List.copyOf(constraints);
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
            group("BODY", over("BODY", 30))),
        List.of());
  }

  /** A template from objectives: each has its own weight, which is where it starts. */
  public static PlanTemplate of(
      List<WeightedObjective> objectives, List<MinimumDoseConstraint> constraints) {
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

  /** The names of the weights, in order. */
  public List<String> names() {
    return groups.stream().map(Group::name).toList();
  }

  /** The weights at the start. */
  public Weights start() {
    return new Weights(names(), groups.stream().map(Group::start).toList());
  }

  /** The same template with other weights at the start. */
  public PlanTemplate withStart(Weights start) {
    List<Group> moved = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      moved.add(new Group(group.name(), start.values().get(i), group.objectives()));
    }
    return new PlanTemplate(moved, constraints);
  }

  /** The objectives at given weights, group by group. */
  public List<WeightedObjective> objectives(Weights weights) {
    List<WeightedObjective> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      double weight = weights.values().get(i);
      for (WeightedObjective objective : groups.get(i).objectives()) {
        all.add(objective.withWeight(objective.weight() * weight));
      }
    }
    return all;
  }
}

package org.tgd.chem.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tgd.chem.graph.Draft;
import org.tgd.chem.graph.Graph;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Perception;
import org.tgd.chem.graph.Refusal;

/**
 * All edits of one molecule that the rules know, in a fixed order: taking branches, fragments and
 * rings away, attaching and exchanging groups, exchanging atoms, changing bonds and rings. An edit
 * is worked out only when it is asked for, and is absent when its result would be invalid or not
 * sensible. Thread-safe.
 */
public final class EditSpace {
  private final List<Proposal> proposals = new ArrayList<>();
  private final Graph graph;
  private final Sensible sensible;

  /** An edit that was not worked out yet. */
  record Proposal(String description, List<Integer> atoms, DraftEdit edit) {
    boolean takesAway() {
      return !description.startsWith("attach")
          && !description.startsWith("insert")
          && !description.startsWith("fuse")
          && !description.startsWith("close");
    }
  }

  /** Changes a copy of the molecule's draft. */
  @FunctionalInterface
  interface DraftEdit {
    void apply(Draft draft);
  }

  private EditSpace(Graph graph) {
    this.graph = graph;
    this.sensible = new Sensible(graph);
    Removals.add(graph, proposals);
    Attachments.add(graph, proposals);
    AtomEdits.add(graph, proposals);
    RingEdits.add(graph, proposals);
  }

  /** The edits of a molecule. */
  public static EditSpace of(Molecule molecule) {
    return of(molecule.graph());
  }

  static EditSpace of(Graph graph) {
    return new EditSpace(graph);
  }

  /** The number of edits, those without a result included. */
  public int size() {
    return proposals.size();
  }

  /** The edit with the given number; empty when it has no sensible result. */
  public Optional<MoleculeEdit> edit(int index) {
    return apply(graph, sensible, proposals.get(index));
  }

  /** Works an edit out; empty when its result is invalid or not sensible. */
  static Optional<MoleculeEdit> apply(Graph graph, Sensible sensible, Proposal proposal) {
    Draft draft = graph.draft();
    proposal.edit().apply(draft);
    try {
      Graph after = Perception.complete(draft);
      return sensible.accepts(after)
          ? Optional.of(
              new MoleculeEdit(
                  proposal.description(), proposal.atoms(), proposal.takesAway(), after))
          : Optional.empty();
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }
}

package org.tgd.chem.docking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tgd.chem.docking.Ligand.Branch;
import org.tgd.chem.docking.Ligand.Closure;
import org.tgd.core.input.InputException;

/**
 * Reads PDBQT: rigid receptors, flexible ligands, and files with several poses. Everything that is
 * wrong becomes an {@link InputException} with file, line and field.
 */
public final class PdbqtReader {
  private static final int MAX_LINES = 2_000_000;

  private PdbqtReader() {}

  /**
   * A pose read from a file.
   *
   * @param ligand atoms as placed, with the torsion tree
   * @param affinityKcalPerMol the affinity noted by Vina, if there is one
   */
  public record ReadPose(Ligand ligand, OptionalDouble affinityKcalPerMol) {}

  /**
   * The atoms of a rigid receptor.
   *
   * @param text the file's content
   * @param source what to call it in messages
   */
  public static List<PdbqtAtom> receptor(String text, String source) {
    PdbqtLines lines = new PdbqtLines(source);
    List<PdbqtAtom> atoms = new ArrayList<>();
    int number = 0;
    for (String line : split(text, lines)) {
      number++;
      if (PdbqtLines.isAtom(line)) {
        atoms.add(lines.atom(line, number));
      } else if (line.startsWith("ROOT") || line.startsWith("BRANCH")) {
        throw lines.error(number, "ROOT and BRANCH belong to ligands; a rigid receptor has none");
      } else if (line.startsWith("BEGIN_RES")) {
        throw lines.error(number, "flexible residues are not supported; make the receptor rigid");
      } else if (line.startsWith("ENDMDL")) {
        break;
      }
    }
    if (atoms.isEmpty()) {
      throw lines.error("no ATOM or HETATM line; a receptor in PDBQT has one for each atom");
    }
    return List.copyOf(atoms);
  }

  /** The ligand of a file: its only one, or the first pose. */
  public static Ligand ligand(String text, String source) {
    return poses(text, source).get(0).ligand();
  }

  /** All poses of a file; at least one. */
  public static List<ReadPose> poses(String text, String source) {
    PdbqtLines lines = new PdbqtLines(source);
    List<ReadPose> poses = new ArrayList<>();
    LigandParser parser = new LigandParser(lines);
    int number = 0;
    for (String line : split(text, lines)) {
      number++;
      if (line.startsWith("MODEL") && parser.isEmpty()) {
        parser = new LigandParser(lines);
      } else if (line.startsWith("ENDMDL")) {
        poses.add(parser.finish(number));
        parser = new LigandParser(lines);
      } else {
        parser.accept(line, number);
      }
    }
    if (!parser.isEmpty()) {
      poses.add(parser.finish(number));
    }
    if (poses.isEmpty()) {
      throw lines.error("no ligand; PDBQT wants ROOT, ATOM lines and ENDROOT");
    }
    return List.copyOf(poses);
  }

  private static List<String> split(String text, PdbqtLines lines) {
    List<String> result = text.lines().limit(MAX_LINES + 1L).toList();
    if (result.size() > MAX_LINES) {
      throw lines.error("more than " + MAX_LINES + " lines");
    }
    return result;
  }

  /** Takes the lines of one ligand. */
  private static final class LigandParser {
    /** Types of the ends of cut rings, and of the massless atoms on them. */
    private static final Pattern CUT = Pattern.compile("(C?)G([0-9])");

    private final PdbqtLines lines;
    private final List<PdbqtAtom> atoms = new ArrayList<>();
    private final List<Integer> branchOf = new ArrayList<>();
    private final List<Pending> branches = new ArrayList<>();
    private final Map<Integer, Integer> bySerial = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<String, List<Integer>> cutEnds = new TreeMap<>();
    private boolean inRoot;
    private boolean rootDone;
    private OptionalDouble affinity = OptionalDouble.empty();

    private record Pending(int parent, int from, int toSerial, int line) {}

    LigandParser(PdbqtLines lines) {
      this.lines = lines;
    }

    boolean isEmpty() {
      return atoms.isEmpty() && !inRoot && !rootDone;
    }

    void accept(String line, int number) {
      if (PdbqtLines.isAtom(line)) {
        atom(line, number);
      } else if (line.startsWith("ROOT")) {
        if (inRoot || rootDone) {
          throw lines.error(number, "a second ROOT; a ligand has one");
        }
        inRoot = true;
      } else if (line.startsWith("ENDROOT")) {
        inRoot = false;
        rootDone = true;
      } else if (line.startsWith("BRANCH")) {
        branch(line, number);
      } else if (line.startsWith("ENDBRANCH")) {
        if (open.isEmpty()) {
          throw lines.error(number, "ENDBRANCH without BRANCH");
        }
        open.pop();
      } else if (line.startsWith("REMARK VINA RESULT:")) {
        affinity = affinity(line);
      } else if (!isHarmless(line)) {
        throw lines.error(
            number,
            "'" + PdbqtLines.shown(PdbqtLines.field(line, 0, 12)) + "' is not a PDBQT record");
      }
    }

    private static boolean isHarmless(String line) {
      return line.isBlank()
          || line.startsWith("REMARK")
          || line.startsWith("TORSDOF")
          || line.startsWith("WARNING")
          || line.startsWith("TER")
          || line.startsWith("END")
          || line.startsWith("MODEL")
          || line.startsWith("USER")
          || line.startsWith("COMPND")
          || line.startsWith("AUTHOR");
    }

    private static OptionalDouble affinity(String line) {
      String[] fields = line.substring("REMARK VINA RESULT:".length()).strip().split("\\s+", 2);
      try {
        return OptionalDouble.of(Double.parseDouble(fields[0]));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }

    private void atom(String line, int number) {
      if (!inRoot && open.isEmpty()) {
        throw lines.error(number, "an atom outside of ROOT and BRANCH");
      }
      Matcher cut = CUT.matcher(PdbqtLines.field(line, 77, line.length()));
      boolean isCut = cut.matches();
      if (isCut && cut.group(1).isEmpty()) {
        return; // a massless atom, where the other end of the cut belongs
      }
      int serial = lines.serial(line, number);
      if (bySerial.put(serial, atoms.size()) != null) {
        throw lines.error(number, "atom number " + serial + " stands twice");
      }
      if (isCut) {
        cutEnds.computeIfAbsent(cut.group(2), k -> new ArrayList<>()).add(atoms.size());
      }
      atoms.add(isCut ? lines.atom(line, number, AtomType.C) : lines.atom(line, number));
      branchOf.add(open.isEmpty() ? -1 : open.peek());
      if (atoms.size() > Ligand.MAX_ATOMS) {
        throw lines.error(number, "more than " + Ligand.MAX_ATOMS + " atoms in a ligand");
      }
    }

    private void branch(String line, int number) {
      if (!rootDone) {
        throw lines.error(number, "BRANCH before ENDROOT");
      }
      String[] fields = line.strip().split("\\s+", 4);
      if (fields.length < 3) {
        throw lines.error(number, "BRANCH wants the numbers of its two atoms");
      }
      int fromSerial = lines.integer(fields[1], number, "the first atom of BRANCH");
      int toSerial = lines.integer(fields[2], number, "the second atom of BRANCH");
      Integer from = bySerial.get(fromSerial);
      int parent = open.isEmpty() ? -1 : open.peek();
      if (from == null || branchOf.get(from) != parent) {
        throw lines.error(number, "no atom number " + fromSerial + " in the enclosing branch");
      }
      branches.add(new Pending(parent, from, toSerial, number));
      open.push(branches.size() - 1);
    }

    ReadPose finish(int number) {
      if (!rootDone) {
        throw lines.error(number, "ENDROOT is missing");
      }
      if (!open.isEmpty()) {
        throw lines.error(number, "ENDBRANCH is missing for " + open.size() + " branches");
      }
      List<Branch> resolved = new ArrayList<>();
      for (Pending branch : branches) {
        Integer to = bySerial.get(branch.toSerial());
        if (to == null || branchOf.get(to) != resolved.size()) {
          throw lines.error(
              branch.line(), "atom number " + branch.toSerial() + " is not in this branch");
        }
        if (atoms.get(to).distanceSquared(atoms.get(branch.from())) < 1e-6) {
          throw lines.error(branch.line(), "the two atoms of BRANCH lie on the same spot");
        }
        resolved.add(new Branch(branch.parent(), branch.from(), to));
      }
      List<Closure> closures = new ArrayList<>();
      for (Map.Entry<String, List<Integer>> cut : cutEnds.entrySet()) {
        if (cut.getValue().size() != 2) {
          throw lines.error(
              "atom type CG"
                  + cut.getKey()
                  + " stands "
                  + cut.getValue().size()
                  + " times; a cut ring has two ends");
        }
        closures.add(new Closure(cut.getValue().get(0), cut.getValue().get(1)));
      }
      int[] owners = branchOf.stream().mapToInt(Integer::intValue).toArray();
      try {
        return new ReadPose(Ligand.of(atoms, resolved, owners, closures), affinity);
      } catch (InputException e) {
        throw lines.error(e.getMessage());
      }
    }
  }
}

package org.tgd.chem.docking.receptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tgd.chem.docking.Box;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.PdbqtWriter;
import org.tgd.chem.docking.Receptor;
import org.tgd.core.input.InputException;

/**
 * The receptors at hand: three that ship, those in the user's folder, and files. In a folder a
 * receptor is a pair of files as DOCKSTRING has them, {@code NAME_target.pdbqt} and {@code
 * NAME_conf.txt}; the user's come before those that ship.
 */
public final class ReceptorLibrary {
  /** The receptors that ship with this module. */
  public static final List<String> SHIPPED = List.of("DRD2", "PPARA", "PTGS2");

  private static final String RECEPTOR_SUFFIX = "_target.pdbqt";
  private static final String BOX_SUFFIX = "_conf.txt";

  private final Path folder;

  /** A library whose own receptors lie in a folder, which need not exist yet. */
  public ReceptorLibrary(Path folder) {
    this.folder = folder;
  }

  /** The library of this user: {@code $TGD_HOME/receptors}, else {@code ~/.tgd/receptors}. */
  public static ReceptorLibrary ofUser(Map<String, String> environment) {
    String home = environment.getOrDefault("TGD_HOME", "");
    Path base = home.isBlank() ? Path.of(System.getProperty("user.home"), ".tgd") : Path.of(home);
    return new ReceptorLibrary(base.resolve("receptors"));
  }

  /** The folder of the user's own receptors. */
  public Path folder() {
    return folder;
  }

  /** The names of all receptors, sorted. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>(SHIPPED);
    names.addAll(installed());
    return List.copyOf(names);
  }

  /** The names of the receptors in the user's folder, sorted. */
  public List<String> installed() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(RECEPTOR_SUFFIX))
          .map(name -> name.substring(0, name.length() - RECEPTOR_SUFFIX.length()))
          .filter(name -> Files.isRegularFile(folder.resolve(name + BOX_SUFFIX)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  /**
   * A receptor by name (any case) or by the path of its file, beside which the box lies.
   *
   * @throws InputException if there is none, or it is broken
   */
  public Receptor find(String nameOrPath) {
    return prepare(nameOrPath, ReceptorOptions.DEFAULT).receptor();
  }

  /**
   * A receptor by name or path, with another search space than its own.
   *
   * @param box the search space
   * @param boxFile the file that the box was made from, for messages
   * @throws InputException if there is none, it is broken, or has no atom in the box
   */
  public Receptor find(String nameOrPath, Box box, Path boxFile) {
    return prepare(nameOrPath, box, boxFile, ReceptorOptions.DEFAULT).receptor();
  }

  /**
   * As {@link #find(String)}, with what was done to a file.
   *
   * @param options what to take of a file; receptors known by name are as they are
   */
  public PreparedReceptor prepare(String nameOrPath, ReceptorOptions options) {
    Optional<String> own = named(installed(), nameOrPath);
    if (own.isPresent()) {
      return load(folder.resolve(own.get() + RECEPTOR_SUFFIX), ReceptorOptions.DEFAULT);
    }
    Optional<String> shipped = named(SHIPPED, nameOrPath);
    if (shipped.isPresent()) {
      return new PreparedReceptor(shipped(shipped.get()), new ReceptorSummary(List.of()));
    }
    if (isFile(nameOrPath)) {
      return load(Path.of(nameOrPath), options);
    }
    throw new InputException(
        "no receptor and no file '"
            + nameOrPath
            + "'; known are "
            + String.join(", ", names())
            + " ('tgd molecule receptors install dockstring' brings 58)");
  }

  /**
   * As {@link #find(String, Box, Path)}, with what was done to a file.
   *
   * @param options what to take of a file; receptors known by name are as they are
   */
  public PreparedReceptor prepare(
      String nameOrPath, Box box, Path boxFile, ReceptorOptions options) {
    Optional<String> own = named(installed(), nameOrPath);
    Optional<String> shipped = named(SHIPPED, nameOrPath);
    if (own.isEmpty() && shipped.isEmpty() && isFile(nameOrPath)) {
      Path file = Path.of(nameOrPath);
      return new ReceptorFile(file, options).in(box, boxFile, name(file));
    }
    Receptor receptor = find(nameOrPath);
    try {
      return new PreparedReceptor(
          Receptor.of(receptor.name(), receptor.atoms(), box), new ReceptorSummary(List.of()));
    } catch (InputException e) {
      throw new InputException(boxFile + ": " + e.getMessage(), e);
    }
  }

  /** The search space of a configuration file of Vina. */
  public static Box box(Path file) {
    return BoxFile.parse(text(file), file.toString());
  }

  private static Optional<String> named(List<String> names, String wanted) {
    return names.stream().filter(name -> name.equalsIgnoreCase(wanted)).findFirst();
  }

  private static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (java.nio.file.InvalidPathException e) {
      return false;
    }
  }

  private static Receptor shipped(String name) {
    try (InputStream in = ReceptorLibrary.class.getResourceAsStream(name + ".pocket.gz")) {
      return PocketFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped pocket " + name + " cannot be read", e);
    }
  }

  private static PreparedReceptor load(Path file, ReceptorOptions options) {
    Path box =
        boxFiles(file).stream()
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        file
                            + ": no box beside it; wanted is "
                            + boxFiles(file).get(0)
                            + " with center_x to size_z, or use 'tgd molecule receptors add' with"
                            + " a reference ligand"));
    return new ReceptorFile(file, options).in(box(box), box, name(file));
  }

  private static List<Path> boxFiles(Path file) {
    String name = file.getFileName().toString();
    List<Path> candidates = new ArrayList<>();
    for (String suffix : List.of(BOX_SUFFIX, ".conf", ".txt")) {
      candidates.add(file.resolveSibling(name(file) + suffix));
    }
    candidates.add(file.resolveSibling(name + ".conf"));
    return candidates;
  }

  /** What a receptor's file is called without {@code _target} and extension. */
  static String name(Path file) {
    String name = TextFile.name(file);
    if (name.endsWith(RECEPTOR_SUFFIX)) {
      return name.substring(0, name.length() - RECEPTOR_SUFFIX.length());
    }
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The text of a file, or an input error that says what is wrong with it. */
  static String text(Path file) {
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  /**
   * Adds a receptor to the user's folder with a given box.
   *
   * @param name letters, digits, hyphens and underscores
   * @param file PDBQT, PDB or mmCIF
   * @param boxFile Vina's configuration
   * @param options what to take of the file
   */
  public PreparedReceptor addWithBox(
      String name, Path file, Path boxFile, ReceptorOptions options) {
    return add(name, new ReceptorFile(file, options), box(boxFile), boxFile);
  }

  /**
   * Adds a receptor to the user's folder with the box around a known ligand: 6 Å on each side, no
   * edge under 20 Å. Residues of the file that lie where the ligand lies are left out.
   *
   * @param name letters, digits, hyphens and underscores
   * @param file PDBQT, PDB or mmCIF
   * @param ligand PDB, PDBQT, SDF or molfile, in the receptor's coordinates
   * @param options what to take of the file
   */
  public PreparedReceptor addWithLigand(
      String name, Path file, Path ligand, ReceptorOptions options) {
    List<PdbqtAtom> atoms = ReferenceLigand.atoms(text(ligand), ligand.toString());
    Box box = ReferenceLigand.around(atoms);
    return add(name, new ReceptorFile(file, options.around(atoms)), box, ligand);
  }

  private PreparedReceptor add(String name, ReceptorFile file, Box box, Path boxFile) {
    if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
      throw new InputException(
          "the name '" + name + "' is not 1 to 40 letters, digits, hyphens and underscores");
    }
    PreparedReceptor prepared = file.in(box, boxFile, name);
    store(name, PdbqtWriter.receptor(prepared.receptor().atoms()), box.toConfiguration());
    return prepared;
  }

  /** Puts a receptor's two files into the user's folder, the box first. */
  void store(String name, String pdbqt, String configuration) {
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(name + BOX_SUFFIX), configuration);
      replace(folder.resolve(name + RECEPTOR_SUFFIX), pdbqt);
    } catch (IOException e) {
      throw InputException.cannotWrite(folder, e);
    }
  }

  /** Writes a file so that it is there whole or not at all. */
  private static void replace(Path file, String text) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}

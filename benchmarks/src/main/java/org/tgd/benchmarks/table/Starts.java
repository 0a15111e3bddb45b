package org.tgd.benchmarks.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tgd.chem.graph.Molecule;
import org.tgd.chem.graph.Smiles;
import org.tgd.core.input.Gzip;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Sha256;

/** Molecules that searches begin with. */
public final class Starts {
  private static final int TAR_HEADER = 512;
  private static final int TAR_SIZE = 124;

  private Starts() {}

  /** Acetamide, pentane and benzene. */
  public static List<Molecule> fragments() {
    return List.of("CC(N)=O", "CCCCC", "c1ccccc1").stream().map(Starts::canonical).toList();
  }

  private static Molecule canonical(String smiles) {
    return Smiles.molecule(Smiles.molecule(smiles).canonicalSmiles());
  }

  /**
   * The lines of a file of SMILES whose SHA-256 of {@code seed:SMILES} is the smallest: a draw that
   * anyone can repeat. Reads text, gzip, and the tar that {@code zinc.txt.gz} of wenhao-gao/mol_opt
   * is; lines that are no molecule are left out.
   *
   * @param count how many
   */
  public static List<Molecule> drawn(Path file, long seed, int count) {
    SortedMap<String, String> byHash = new TreeMap<>();
    text(file)
        .lines()
        .map(line -> line.strip().split("[\\s,]", 2)[0])
        .filter(line -> !line.isEmpty())
        .forEach(line -> byHash.put(Sha256.hex(seed + ":" + line), line));
    List<Molecule> drawn =
        byHash.values().stream()
            .filter(line -> Smiles.read(line) instanceof Smiles.Accepted)
            .limit(count)
            .map(Starts::canonical)
            .toList();
    if (drawn.isEmpty()) {
      throw new InputException(file + ": has no line that is a molecule");
    }
    return drawn;
  }

  private static String text(Path file) {
    try (InputStream in = Gzip.expanded(Files.newInputStream(file))) {
      byte[] bytes = in.readAllBytes();
      return isTar(bytes) ? member(bytes) : new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  private static boolean isTar(byte[] bytes) {
    return bytes.length > TAR_HEADER
        && new String(bytes, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  /** The first file of a tar archive. */
  private static String member(byte[] bytes) {
    String size = new String(bytes, TAR_SIZE, 11, StandardCharsets.US_ASCII).strip();
    int length = Math.min(Integer.parseInt(size, 8), bytes.length - TAR_HEADER);
    return new String(bytes, TAR_HEADER, length, StandardCharsets.UTF_8);
  }
}

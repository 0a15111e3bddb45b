package org.tgd.chem.docking.receptor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.tgd.chem.docking.Receptor;

/**
 * Makes the pockets that ship with this module from DOCKSTRING's files. Arguments: the folder with
 * {@code NAME_target.pdbqt} and {@code NAME_conf.txt}, the folder to write {@code NAME.pocket.gz}
 * to, and the names.
 */
public final class PocketConverter {
  private static final String SOURCE =
      "DOCKSTRING 0.3.4, dockstring/resources/targets (Garcia-Ortegon et al. 2022)";

  private PocketConverter() {}

  /** Converts the named receptors. */
  public static void main(String[] args) throws IOException {
    ReceptorLibrary library = new ReceptorLibrary(Path.of(args[0]));
    for (int i = 2; i < args.length; i++) {
      Receptor receptor = library.find(args[i]);
      String text = PocketFile.write(receptor, SOURCE, "Apache-2.0");
      Path file = Path.of(args[1], receptor.name() + ".pocket.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}

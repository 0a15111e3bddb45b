package org.tgd.chem.docking.receptor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tgd.chem.docking.PdbqtReader;
import org.tgd.chem.docking.TemporaryFolder;
import org.tgd.core.input.InputException;
import org.tgd.core.run.FileTrees;

/**
 * Copies DOCKSTRING's targets (Apache-2.0) into a library, from its wheel, from an unpacked folder
 * or by {@code pip download}.
 */
public final class DockstringInstaller {
  private static final String RECEPTOR = "_target.pdbqt";
  private static final String BOX = "_conf.txt";
  private static final int MAX_FILE_BYTES = 50 << 20;
  private static final long DOWNLOAD_MINUTES = 10;

  private final ReceptorLibrary library;

  /** An installer into a library. */
  public DockstringInstaller(ReceptorLibrary library) {
    this.library = library;
  }

  /**
   * Installs every target found.
   *
   * @param source a wheel, or a folder that holds the targets, however deep
   * @return the names installed, sorted
   * @throws InputException if there is none, or one is broken; then nothing is installed
   */
  public List<String> install(Path source) {
    Map<String, String> files = Files.isDirectory(source) ? ofFolder(source) : ofWheel(source);
    Map<String, String> receptors = new TreeMap<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(RECEPTOR)) {
            receptors.put(name.substring(0, name.length() - RECEPTOR.length()), text);
          }
        });
    receptors.keySet().removeIf(name -> !files.containsKey(name + BOX));
    if (receptors.isEmpty()) {
      throw new InputException(
          source
              + ": no pair NAME_target.pdbqt and NAME_conf.txt; give DOCKSTRING's wheel or the"
              + " folder dockstring/resources/targets");
    }
    receptors.forEach(
        (name, text) -> {
          PdbqtReader.receptor(text, name + RECEPTOR);
          BoxFile.parse(files.get(name + BOX), name + BOX);
        });
    receptors.forEach((name, text) -> library.store(name, text, files.get(name + BOX)));
    return List.copyOf(receptors.keySet());
  }

  /**
   * Downloads DOCKSTRING's wheel with {@code python3 -m pip} and installs its targets.
   *
   * @throws InputException if there is no pip, or it failed
   */
  public List<String> download() {
    try (TemporaryFolder temporary = TemporaryFolder.create("tgd-dockstring-")) {
      pip(temporary);
      try (Stream<Path> files = Files.list(temporary.path())) {
        Path wheel =
            files
                .filter(file -> file.toString().endsWith(".whl"))
                .findFirst()
                .orElseThrow(() -> new InputException("pip brought no wheel of dockstring"));
        return install(wheel);
      }
    } catch (IOException e) {
      throw new InputException(
          "python3 -m pip cannot be run ("
              + e.getMessage()
              + "); download the wheel of dockstring 0.3.4 from PyPI and give its path",
          e);
    }
  }

  private static void pip(TemporaryFolder folder) throws IOException {
    File log = folder.path().resolve("pip.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3",
                "-m",
                "pip",
                "download",
                "--disable-pip-version-check",
                "--no-deps",
                "--only-binary=:all:",
                "--dest",
                folder.path().toString(),
                "dockstring==0.3.4")
            .redirectErrorStream(true)
            .redirectOutput(log);
    try {
      Process process = folder.start(builder);
      if (!process.waitFor(DOWNLOAD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        List<String> lines = Files.readAllLines(log.toPath());
        throw new InputException(
            "pip download dockstring failed: "
                + (lines.isEmpty() ? "no output" : lines.get(lines.size() - 1)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("the download was interrupted", e);
    }
  }

  private static boolean isTarget(String name) {
    return name.endsWith(RECEPTOR) || name.endsWith(BOX);
  }

  private static Map<String, String> ofFolder(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FileTrees.behindLink(folder), 6)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (isTarget(name)) {
          texts.put(name, ReceptorLibrary.text(file));
        }
      }
      return texts;
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  private static Map<String, String> ofWheel(Path wheel) {
    Map<String, String> texts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      List<ZipEntry> entries = new ArrayList<>(zip.stream().map(ZipEntry.class::cast).toList());
      for (ZipEntry entry : entries) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (isTarget(name)) {
          texts.put(name, read(zip, entry));
        }
      }
      return texts;
    } catch (IOException e) {
      throw Files.exists(wheel)
          ? new InputException(wheel + ": not a folder and not a wheel (zip)", e)
          : InputException.cannotRead(wheel, new NoSuchFileException(wheel.toString()));
    }
  }

  private static String read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new InputException(entry.getName() + " in the wheel is larger than 50 MB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}

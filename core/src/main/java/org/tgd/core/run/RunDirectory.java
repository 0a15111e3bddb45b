package org.tgd.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tgd.core.input.Broken;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.JsonText;

/**
 * The directory of a run: {@code manifest.json} (written before the first step), {@code
 * journal.jsonl} (append-only), {@code result.json} and {@code report.html} (written at the end).
 * It appears at once with its manifest, and its files are replaced in one step.
 *
 * @param path where it lies, absolute
 */
public record RunDirectory(Path path) {
  private static final String MANIFEST = "manifest.json";
  private static final String RESULT = "result.json";
  private static final String REPORT = "report.html";
  private static final String STOP = "stop";

  /** The name of the file that lets a run wait as long as it stands there. */
  public static final String PAUSE = "pause";

  /** What UTF-8 cannot hold. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  /**
   * Makes the directory of a new run.
   *
   * @throws InputException if something is there already, or nothing can be written there
   */
  public static RunDirectory create(Path wanted, Manifest manifest) {
    Path path = requireFree(wanted);
    boolean exists = Files.exists(path);
    Path parent = path.getParent();
    Optional<Path> made = FileTrees.firstMissing(parent);
    try {
      Files.createDirectories(parent);
      Path draft = FileTrees.draft(path);
      try {
        Files.writeString(draft.resolve(MANIFEST), JsonText.pretty(manifest.json()));
        if (!exists) {
          Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(parent));
        }
        FileTrees.settle(draft, path);
      } catch (IOException e) {
        FileTrees.delete(draft);
        throw e;
      }
      return new RunDirectory(path);
    } catch (IOException e) {
      made.ifPresent(RunDirectory::deleteQuietly);
      throw unwritable(path, e);
    }
  }

  /**
   * The place of a new run, absolute: nothing is there yet, or an empty folder.
   *
   * @throws InputException if something is there already
   */
  public static Path requireFree(Path wanted) {
    Path path = wanted.toAbsolutePath().normalize();
    boolean free = !Files.exists(path, LinkOption.NOFOLLOW_LINKS) || FileTrees.isEmptyFolder(path);
    if (!free) {
      throw taken(path);
    }
    return path;
  }

  private static InputException taken(Path path) {
    String advice =
        Files.exists(path.resolve(MANIFEST))
            ? "; choose another --out, or go on with it by 'tgd run resume " + path + "'"
            : "; choose another --out";
    return new InputException("--out " + path + " exists already" + advice);
  }

  private static InputException unwritable(Path path, IOException e) {
    String reason =
        e instanceof FileAlreadyExistsException
            ? e.getMessage() + " is a file, not a directory"
            : InputException.reason(e);
    return new InputException(
        "--out " + path + " cannot be made: " + reason + "; choose a place that is writable", e);
  }

  private static void deleteQuietly(Path path) {
    try {
      FileTrees.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  /**
   * The directory of a run that was made before.
   *
   * @throws InputException if it is no run directory, or one of another version
   */
  public static RunDirectory open(Path path) {
    RunDirectory directory = new RunDirectory(path.toAbsolutePath().normalize());
    directory.manifest();
    return directory;
  }

  /** All run directories directly below a folder, in the order of their names. */
  public static List<RunDirectory> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + " is no folder; name the one that holds the runs");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> !each.getFileName().toString().startsWith("."))
          .filter(each -> Files.isRegularFile(each.resolve(MANIFEST)))
          .sorted()
          .map(each -> new RunDirectory(each.toAbsolutePath().normalize()))
          .toList();
    } catch (IOException e) {
      throw InputException.cannotRead(folder, e);
    }
  }

  /**
   * What the run was meant to do.
   *
   * @throws InputException if the manifest is absent, damaged or of another version
   */
  public Manifest manifest() {
    Path file = path.resolve(MANIFEST);
    JsonNode node =
        json(MANIFEST)
            .orElseThrow(
                () ->
                    new InputException(
                        path + " is no run directory: there is no " + MANIFEST + " in it"));
    if (!Manifest.isManifest(node)) {
      throw new InputException(file + " is not the manifest of a run");
    }
    int format = node.path("format").asInt();
    if (format != Manifest.FORMAT) {
      throw new InputException(
          file
              + " is of format "
              + format
              + ", written by version "
              + node.path("program").asText()
              + "; this version reads format "
              + Manifest.FORMAT);
    }
    return Manifest.read(node);
  }

  /** What the run ended with; empty while it has not ended. */
  public Optional<JsonNode> result() {
    return json(RESULT);
  }

  Optional<JsonNode> json(String name) {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonText.read(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new InputException(file + " is damaged: " + Broken.words(e), e);
    } catch (IOException e) {
      throw InputException.cannotRead(file, e);
    }
  }

  /** Writes what the run ended with. */
  public void writeResult(JsonNode result) {
    replace(RESULT, JsonText.pretty(result));
  }

  /** Writes the report. */
  public void writeReport(String html) {
    replace(REPORT, LONE_SURROGATE.matcher(html).replaceAll("\ufffd"));
  }

  /** Where the report lies. */
  public Path report() {
    return path.resolve(REPORT);
  }

  /** Asks the process that takes the run, if there is one, to end it after its step. */
  public void requestStop() {
    replace(STOP, "");
  }

  /** Whether somebody asked for an end since the run was taken up. */
  public boolean isStopRequested() {
    return Files.exists(path.resolve(STOP));
  }

  /** Asks the process that takes the run to wait after its step. */
  public void requestPause() {
    replace(PAUSE, "");
  }

  /** Whether somebody wants the run to wait. */
  public boolean isPauseRequested() {
    return Files.exists(path.resolve(PAUSE));
  }

  /** Lets a run that waits go on. */
  public void endPause() {
    remove(PAUSE);
  }

  /** Forgets what was asked for from outside before the run was taken up. */
  void clearRequests() {
    remove(STOP);
    remove(PAUSE);
    mailbox().clear();
  }

  /** Where the run asks a person who is not at its terminal. */
  public Mailbox mailbox() {
    return new Mailbox(this);
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path.resolve(name), e);
    }
  }

  /** A draft that a kill left behind is overwritten by the next. */
  void replace(String name, String text) {
    Path draft = path.resolve("." + name + ".new");
    try {
      Files.writeString(draft, text);
      Files.move(
          draft,
          path.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path.resolve(name), e);
    }
  }
}

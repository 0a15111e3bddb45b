package org.tgd.chem.docking.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tgd.chem.docking.Receptor;
import org.tgd.core.input.InputException;
import org.tgd.core.input.TextInput;

/**
 * Interactions that a pose is wanted to have: residues of a receptor, each with a kind or with any.
 *
 * @param wanted at least one
 */
record WantedContacts(List<Wanted> wanted) {
  /**
   * One of them.
   *
   * @param residue such as {@code SER A 280}
   * @param kind of the contact; without one any but a clash will do
   */
  record Wanted(String residue, Optional<Contact.Kind> kind) {
    boolean isMetBy(Contact contact) {
      boolean same =
          kind.map(k -> k == contact.kind()).orElse(contact.kind() != Contact.Kind.CLASH);
      return same && contact.residue().equals(residue);
    }

    @Override
    public String toString() {
      return residue + kind.map(k -> " (" + k.words() + ")").orElse("");
    }
  }

  WantedContacts {
    wanted = List.copyOf(wanted);
  }

  /**
   * Reads {@code SER A 280:hydrogen bond; HIS A 440} or the path of a CSV file with the columns
   * {@code residue} and {@code kind}, as {@code molecule dock --out} writes; clashes in it are not
   * wanted.
   *
   * @throws InputException if a kind is unknown, a residue is not in the receptor, or a file is
   *     missing or of several molecules
   */
  static WantedContacts read(String text, Receptor receptor) {
    Set<Wanted> wanted = new LinkedHashSet<>();
    if (text.strip().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      wanted.addAll(ofFile(Path.of(text.strip())));
    } else {
      for (String part : text.split(";", -1)) {
        if (!part.isBlank()) {
          wanted.add(ofText(part.strip()));
        }
      }
    }
    if (wanted.isEmpty()) {
      throw new InputException(
          "interactions("
              + text
              + ") names none; for example"
              + " interactions(SER A 280:hydrogen bond; HIS A 440) or a CSV file");
    }
    Set<String> residues =
        receptor.heavyAtoms().stream()
            .map(atom -> atom.residue())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Wanted each : wanted) {
      if (!residues.contains(each.residue())) {
        throw new InputException(
            "the receptor %s has no residue '%s' in reach of its box; residues there are %s"
                .formatted(receptor.name(), each.residue(), String.join(", ", residues)));
      }
    }
    return new WantedContacts(List.copyOf(wanted));
  }

  private static Wanted ofText(String part) {
    String[] both = part.split(":", 2);
    return new Wanted(
        spaced(both[0]), both.length == 1 ? Optional.empty() : Optional.of(kind(both[1])));
  }

  private static String spaced(String residue) {
    return residue.strip().replaceAll("\\s+", " ");
  }

  private static Contact.Kind kind(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Arrays.stream(Contact.Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "unknown kind of interaction '%s'; known are %s"
                        .formatted(
                            text.strip(),
                            Arrays.stream(Contact.Kind.values())
                                .map(Contact.Kind::words)
                                .collect(Collectors.joining(", ")))));
  }

  private static Set<Wanted> ofFile(Path file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        CSVParser.parse(TextInput.open(file, "a CSV file of interactions"), format)) {
      if (!rows.getHeaderNames().containsAll(List.of("residue", "kind"))) {
        throw new InputException(
            file + ": has the columns " + rows.getHeaderNames() + "; wants residue and kind");
      }
      boolean numbered = rows.getHeaderNames().contains("number");
      Set<String> numbers = new LinkedHashSet<>();
      Set<Wanted> wanted = new LinkedHashSet<>();
      for (CSVRecord row : rows) {
        if (numbered && numbers.add(row.get("number")) && numbers.size() > 1) {
          throw new InputException(
              "%s, line %d: interactions of a second molecule; keep the rows of one"
                  .formatted(file, rows.getCurrentLineNumber()));
        }
        Contact.Kind kind = kind(row.get("kind"));
        if (kind != Contact.Kind.CLASH) {
          wanted.add(new Wanted(spaced(row.get("residue")), Optional.of(kind)));
        }
      }
      return wanted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

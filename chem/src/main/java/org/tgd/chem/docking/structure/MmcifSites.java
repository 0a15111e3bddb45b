package org.tgd.chem.docking.structure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tgd.chem.docking.structure.AtomSite.Label;
import org.tgd.chem.docking.structure.CifTokens.Token;
import org.tgd.core.input.InputException;

/** Reads the table {@code _atom_site} of an mmCIF file. */
final class MmcifSites {
  private static final String PREFIX = "_atom_site.";
  private static final String UNKNOWN_RESIDUE = "UNK";

  private final CifTokens tokens;
  private final String source;
  private final List<String> columns = new ArrayList<>();
  private final List<AtomSite> atoms = new ArrayList<>();
  private final Set<String> models = new LinkedHashSet<>();

  private MmcifSites(String text, String source) {
    this.tokens = new CifTokens(text);
    this.source = source;
  }

  /** Whether a text looks like mmCIF rather than PDB. */
  static boolean isMmcif(String text) {
    return text.lines()
        .map(String::stripLeading)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> line.regionMatches(true, 0, "data_", 0, 5) || line.startsWith("loop_"))
        .isPresent();
  }

  static Structure.Sites read(String text, String source) {
    MmcifSites sites = new MmcifSites(text, source);
    sites.readAll();
    if (sites.atoms.isEmpty()) {
      throw new InputException(
          source + ": no atom; a receptor in mmCIF format wants a loop of _atom_site");
    }
    return new Structure.Sites(sites.atoms, Math.max(1, sites.models.size()));
  }

  private void readAll() {
    Optional<Token> token = tokens.next();
    while (token.isPresent()) {
      token = token.get().is("loop_") ? loop() : tokens.next();
    }
  }

  /** Reads a loop; gives the token after it. */
  private Optional<Token> loop() {
    columns.clear();
    Optional<Token> token = tokens.next();
    while (token.isPresent() && token.get().isName()) {
      columns.add(token.get().text().toLowerCase(Locale.ROOT));
      token = tokens.next();
    }
    boolean wanted = !columns.isEmpty() && columns.get(0).startsWith(PREFIX);
    if (wanted) {
      requireCoordinates();
    }
    List<String> row = new ArrayList<>();
    while (token.isPresent() && !token.get().endsValues()) {
      row.add(token.get().value());
      if (row.size() == columns.size()) {
        if (wanted) {
          add(row, source + ", line " + token.get().line());
        }
        row.clear();
      }
      token = tokens.next();
    }
    if (wanted && !row.isEmpty()) {
      throw new InputException(
          source
              + ": the last row of _atom_site has "
              + row.size()
              + " of "
              + columns.size()
              + " values");
    }
    return token;
  }

  private void requireCoordinates() {
    for (String name : List.of("cartn_x", "cartn_y", "cartn_z")) {
      if (!columns.contains(PREFIX + name)) {
        throw new InputException(source + ": the loop of _atom_site has no " + PREFIX + name);
      }
    }
  }

  private void add(List<String> row, String where) {
    models.add(value(row, "pdbx_pdb_model_num"));
    if (models.size() > 1) {
      return;
    }
    String residue = first(row, "auth_comp_id", "label_comp_id").toUpperCase(Locale.ROOT);
    String name = first(row, "auth_atom_id", "label_atom_id");
    Label label =
        new Label(
            residue.isEmpty() ? UNKNOWN_RESIDUE : residue,
            first(row, "auth_asym_id", "label_asym_id"),
            first(row, "auth_seq_id", "label_seq_id") + value(row, "pdbx_pdb_ins_code"),
            value(row, "group_pdb").equalsIgnoreCase("HETATM"));
    String occupancy = value(row, "occupancy");
    atoms.add(
        new AtomSite(
            name,
            Elements.of(value(row, "type_symbol"), name, residue),
            value(row, "label_alt_id"),
            label,
            occupancy.isEmpty() ? 1 : PdbSites.coordinate(occupancy, where + ", occupancy"),
            PdbSites.coordinate(value(row, "cartn_x"), where + ", Cartn_x"),
            PdbSites.coordinate(value(row, "cartn_y"), where + ", Cartn_y"),
            PdbSites.coordinate(value(row, "cartn_z"), where + ", Cartn_z")));
  }

  private String first(List<String> row, String one, String other) {
    String value = value(row, one);
    return value.isEmpty() ? value(row, other) : value;
  }

  private String value(List<String> row, String column) {
    int at = columns.indexOf(PREFIX + column);
    return at < 0 ? "" : row.get(at);
  }
}

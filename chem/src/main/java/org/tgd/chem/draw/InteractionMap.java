package org.tgd.chem.draw;

import static org.tgd.chem.draw.SvgElements.number;
import static org.tgd.core.report.Html.escaped;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.finding.Contact;
import org.tgd.chem.docking.finding.PoseAnalysis;

/** A docked molecule drawn flat, with what surrounds it in the pocket. */
final class InteractionMap {
  private static final int MOST_HYDROPHOBIC = 10;
  private static final double LETTER = 6.4;
  private static final double LEGEND_LINE = 18;
  private static final Map<Contact.Kind, Style> STYLES =
      new EnumMap<>(
          Map.of(
              Contact.Kind.HYDROGEN_BOND,
              new Style("#1f6fb2", "#eaf3fb", "4 3", "hydrogen bond, Å"),
              Contact.Kind.METAL,
              new Style("#6b4fa0", "#f1edf8", "", "bond to metal, Å"),
              Contact.Kind.SALT_BRIDGE,
              new Style("#a8327d", "#fbeaf5", "7 3", "salt bridge, Å"),
              Contact.Kind.CATION_PI,
              new Style("#b35c00", "#fdf1e4", "7 3", "cation over ring, Å"),
              Contact.Kind.PI_STACKING,
              new Style("#5a6b00", "#f4f6e4", "2 3", "stacked rings, Å"),
              Contact.Kind.HALOGEN_BOND,
              new Style("#00796b", "#e4f4f2", "4 3", "halogen bond, Å"),
              Contact.Kind.HYDROPHOBIC,
              new Style("#3d8b40", "#edf6ed", "1 4", "hydrophobic contact"),
              Contact.Kind.CLASH,
              new Style("#c62828", "#fdecec", "", "clash, Å")));
  private static final String SOLVENT = "#bfe0f5";
  private static final String PATCH = "#cfe8cf";
  private static final String UNSATISFIED = "#e08a00";

  private final LigandLayout layout;
  private final Ligand ligand;
  private final PoseAnalysis analysis;
  private final StringBuilder back = new StringBuilder();
  private final StringBuilder front = new StringBuilder();
  private final Map<String, String> legend = new LinkedHashMap<>();
  private final List<Spot> corners = new ArrayList<>();

  private record Style(String ink, String paper, String dash, String label) {}

  private InteractionMap(LigandLayout layout, Ligand ligand, PoseAnalysis analysis) {
    this.layout = layout;
    this.ligand = ligand;
    this.analysis = analysis;
  }

  /**
   * The map as SVG.
   *
   * @param title what it shows, for screen readers
   */
  static String svg(LigandLayout layout, Ligand ligand, PoseAnalysis analysis, String title) {
    return new InteractionMap(layout, ligand, analysis).draw(title);
  }

  private String draw(String title) {
    layout.atoms().stream().flatMap(Optional::stream).forEach(this::cover);
    shadeAtoms();
    ringUnsatisfied();
    drawResidues();
    double left = corners.stream().mapToDouble(Spot::x).min().orElse(0) - 12;
    double top = corners.stream().mapToDouble(Spot::y).min().orElse(0) - 12;
    double width = Math.max(corners.stream().mapToDouble(Spot::x).max().orElse(0) + 12 - left, 240);
    double bottom = corners.stream().mapToDouble(Spot::y).max().orElse(0) + 12;
    String key = legend(left + 8, bottom + 14);
    double height = bottom - top + (legend.isEmpty() ? 0 : legend.size() * LEGEND_LINE + 8);
    return String.format(
            Locale.ROOT,
            "<svg class=\"tgd-map\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
                + " width=\"%.0f\" height=\"%.0f\" viewBox=\"%.1f %.1f %.1f %.1f\""
                + " font-family=\"system-ui,sans-serif\" font-size=\"11\">%n",
            width,
            height,
            left,
            top,
            width,
            height)
        + "<title>"
        + escaped(title)
        + "</title>\n"
        + back
        + layout.svg()
        + front
        + key
        + "</svg>\n";
  }

  private void cover(Spot spot) {
    corners.add(new Spot(spot.x() - 24, spot.y() - 24));
    corners.add(new Spot(spot.x() + 24, spot.y() + 24));
  }

  private void shadeAtoms() {
    TreeSet<Integer> lipophilic = new TreeSet<>();
    analysis.contacts().stream()
        .filter(c -> c.kind() == Contact.Kind.HYDROPHOBIC)
        .forEach(c -> lipophilic.add(c.ligandAtom()));
    for (int i = 0; i < layout.atoms().size(); i++) {
      Optional<Spot> spot = layout.atoms().get(i);
      if (spot.isPresent() && analysis.exposure().get(i) > PoseAnalysis.EXPOSED) {
        String share =
            String.format(Locale.ROOT, "%.0f %% exposed", 100 * analysis.exposure().get(i));
        disc(spot.get(), 19, SOLVENT, share);
        legend.put("solvent", "in solvent (over 40 % of the atom's surface)");
      }
    }
    for (int i : lipophilic) {
      if (layout.atoms().get(i).isPresent()) {
        disc(layout.atoms().get(i).get(), 12, PATCH, "hydrophobic contact");
        legend.put("patch", "in contact with lipophilic atoms");
      }
    }
  }

  private void disc(Spot at, double radius, String colour, String tip) {
    back.append(circle(at, radius, "fill=\"" + colour + "\" fill-opacity=\"0.75\"", tip));
  }

  private static String circle(Spot at, double radius, String look, String tip) {
    return "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s><title>%s</title></circle>\n"
        .formatted(number(at.x()), number(at.y()), number(radius), look, escaped(tip));
  }

  private void ringUnsatisfied() {
    for (int i : analysis.unsatisfied(ligand)) {
      layout
          .atoms()
          .get(i)
          .ifPresent(
              at -> {
                front.append(circle(at, 13, unsatisfiedLook(), "buried, without hydrogen bond"));
                legend.put("unsatisfied", "polar atom, buried without a hydrogen bond");
              });
    }
  }

  private static String unsatisfiedLook() {
    return "fill=\"none\" stroke=\"" + UNSATISFIED + "\" stroke-width=\"2\"";
  }

  private void drawResidues() {
    List<Spot> spots = layout.atoms().stream().flatMap(Optional::stream).toList();
    LabelPlaces places = new LabelPlaces(spots, layout.bonds());
    int hydrophobic = 0;
    int left = 0;
    for (ResidueContacts residue : ResidueContacts.of(analysis.contacts())) {
      boolean minor = residue.kind() == Contact.Kind.HYDROPHOBIC;
      if (minor && hydrophobic >= MOST_HYDROPHOBIC) {
        left++;
      } else {
        hydrophobic += minor ? 1 : 0;
        drawResidue(residue, places);
      }
    }
    if (left > 0) {
      legend.put(
          "more", left + " further residues have hydrophobic contacts only and are not drawn");
    }
  }

  private void drawResidue(ResidueContacts residue, LabelPlaces places) {
    List<Contact> drawn =
        residue.contacts().stream()
            .filter(c -> layout.atoms().get(c.ligandAtom()).isPresent())
            .filter(c -> c.kind() != Contact.Kind.HYDROPHOBIC || residue.kind() == c.kind())
            .toList();
    if (drawn.isEmpty()) {
      return;
    }
    double width = residue.residue().length() * LETTER + 14;
    LabelPlaces.Box box =
        places.take(
            width, drawn.stream().map(c -> layout.atoms().get(c.ligandAtom()).get()).toList());
    for (Contact contact : drawn) {
      drawContact(contact, layout.atoms().get(contact.ligandAtom()).get(), box);
    }
    Style style = STYLES.get(residue.kind());
    double x = box.centre().x() - width / 2;
    double y = box.centre().y() - LabelPlaces.HEIGHT / 2;
    front.append(
        ("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"11\" fill=\"%s\""
                + " stroke=\"%s\"/>\n")
            .formatted(
                number(x),
                number(y),
                number(width),
                number(LabelPlaces.HEIGHT),
                style.paper(),
                style.ink()));
    front.append(text(box.centre(), "middle", "#1b1f24", residue.residue()));
    corners.add(new Spot(x, y));
    corners.add(new Spot(x + width, y + LabelPlaces.HEIGHT));
  }

  private static String text(Spot at, String anchor, String colour, String words) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
        .formatted(number(at.x()), number(at.y() + 4), anchor, colour, escaped(words));
  }

  private void drawContact(Contact contact, Spot atom, LabelPlaces.Box box) {
    Style style = STYLES.get(contact.kind());
    Spot edge = box.edgeTowards(atom);
    double length = atom.distance(edge);
    double off = Math.min(9, length / 3);
    Spot start =
        new Spot(
            atom.x() + off * (edge.x() - atom.x()) / length,
            atom.y() + off * (edge.y() - atom.y()) / length);
    String tip =
        String.format(
            Locale.ROOT,
            "%s: %s to %s %s, %.2f Å",
            style.label().replace(", Å", ""),
            ligand.atoms().get(contact.ligandAtom()).name(),
            contact.residue(),
            contact.receptorAtom(),
            contact.distance());
    front.append(line(start, edge, style, tip));
    if (contact.kind() != Contact.Kind.HYDROPHOBIC) {
      Spot middle = new Spot(0.6 * start.x() + 0.4 * edge.x(), 0.6 * start.y() + 0.4 * edge.y());
      front.append(
          "<rect x=\"%s\" y=\"%s\" width=\"22\" height=\"13\" rx=\"4\" fill=\"#fff\"/>\n"
              .formatted(number(middle.x() - 11), number(middle.y() - 6.5)));
      front.append(
          text(
              middle,
              "middle",
              style.ink(),
              String.format(Locale.ROOT, "%.1f", contact.distance())));
    }
    legend.put(contact.kind().name(), style.label());
  }

  private static String line(Spot from, Spot to, Style style, String tip) {
    return ("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"1.6\""
            + " stroke-linecap=\"round\"%s><title>%s</title></line>\n")
        .formatted(
            number(from.x()),
            number(from.y()),
            number(to.x()),
            number(to.y()),
            style.ink(),
            style.dash().isEmpty() ? "" : " stroke-dasharray=\"" + style.dash() + "\"",
            escaped(tip));
  }

  private String legend(double left, double top) {
    StringBuilder key = new StringBuilder();
    double y = top;
    for (Map.Entry<String, String> entry : legend.entrySet()) {
      key.append(sample(entry.getKey(), left, y));
      key.append(text(new Spot(left + 34, y), "start", "#5b6570", entry.getValue()));
      y += LEGEND_LINE;
    }
    return key.toString();
  }

  private static String sample(String kind, double left, double y) {
    Spot middle = new Spot(left + 12, y);
    return switch (kind) {
      case "solvent" -> circle(middle, 7, "fill=\"" + SOLVENT + "\"", "");
      case "patch" -> circle(middle, 7, "fill=\"" + PATCH + "\"", "");
      case "unsatisfied" -> circle(middle, 6, unsatisfiedLook(), "");
      case "more" -> "";
      default ->
          line(
              new Spot(left, y),
              new Spot(left + 24, y),
              STYLES.get(Contact.Kind.valueOf(kind)),
              "");
    };
  }
}

package org.tgd.chem.draw;

import static org.tgd.chem.draw.SvgElements.number;
import static org.tgd.core.report.Html.escaped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scene as HTML: a still picture that stands for itself, with the scene in attributes, from which
 * the viewer's script makes one that turns.
 */
final class PoseView {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final double MARGIN = 4;
  private static final double DOUBLE_GAP = 0.12;

  private final PoseScene scene;
  private final double scale;
  private final List<Piece> pieces = new ArrayList<>();

  /** A piece of the picture with its depth, Å towards the viewer. */
  private record Piece(double depth, String svg) {}

  private PoseView(PoseScene scene) {
    this.scene = scene;
    double wide = extent(scene.atoms().stream().filter(PoseScene.Atom::isLigand).map(a -> a.x()));
    double high = extent(scene.atoms().stream().filter(PoseScene.Atom::isLigand).map(a -> a.y()));
    this.scale = Math.min(WIDTH / (2 * (wide + MARGIN)), HEIGHT / (2 * (high + MARGIN)));
  }

  private static double extent(Stream<Double> coordinates) {
    return coordinates.mapToDouble(Math::abs).max().orElse(1);
  }

  /**
   * The view as an HTML figure.
   *
   * @param title what it shows
   */
  static String html(PoseScene scene, String title) {
    return new PoseView(scene).figure(title);
  }

  private String figure(String title) {
    String data =
        attribute("atoms", scene.atoms().stream().map(PoseView::atom))
            + attribute(
                "bonds", scene.bonds().stream().map(b -> b.from() + "," + b.to() + "," + b.order()))
            + attribute("links", scene.hydrogenBonds().stream().map(l -> l.from() + "," + l.to()))
            + attribute("residues", scene.residues().stream())
            + attribute("labels", scene.labelled().stream().map(String::valueOf));
    return "<figure class=\"tgd-pose\" style=\"margin:0;max-width:"
        + WIDTH
        + "px\" data-scale=\""
        + number(scale)
        + "\""
        + data
        + ">\n"
        + still(title)
        + "<figcaption style=\"font:12px system-ui,sans-serif;color:#5b6570\">"
        + escaped(title)
        + "</figcaption></figure>\n";
  }

  private static String attribute(String name, Stream<String> values) {
    return "\n data-" + name + "=\"" + escaped(values.collect(Collectors.joining(";"))) + "\"";
  }

  private static String atom(PoseScene.Atom atom) {
    return String.join(
        ",",
        atom.symbol(),
        atom.name().replaceAll("[,;]", " "),
        number(atom.x()),
        number(atom.y()),
        number(atom.z()),
        Integer.toString(atom.residue()),
        ElementColours.of(atom.symbol(), atom.isLigand()));
  }

  private String still(String title) {
    scene.bonds().forEach(this::bond);
    boolean[] bonded = new boolean[scene.atoms().size()];
    for (PoseScene.Bond bond : scene.bonds()) {
      bonded[bond.from()] = true;
      bonded[bond.to()] = true;
    }
    for (int i = 0; i < bonded.length; i++) {
      if (!bonded[i]) {
        ball(scene.atoms().get(i));
      }
    }
    for (PoseScene.Link link : scene.hydrogenBonds()) {
      PoseScene.Atom from = scene.atoms().get(link.from());
      PoseScene.Atom to = scene.atoms().get(link.to());
      line(at(from), at(to), "#1f6fb2", 1.8, " stroke-dasharray=\"5 4\"");
    }
    scene.labelled().forEach(this::label);
    pieces.sort(Comparator.comparingDouble(Piece::depth));
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\""
                + " style=\"display:block;width:100%%;background:#fff\" stroke-linecap=\"round\""
                + " font-family=\"system-ui,sans-serif\" font-size=\"11\"><title>%s</title>%n",
            WIDTH,
            HEIGHT,
            escaped(title)));
    pieces.forEach(piece -> svg.append(piece.svg()));
    return svg.append("</svg>\n").toString();
  }

  private static double[] at(PoseScene.Atom atom) {
    return new double[] {atom.x(), atom.y(), atom.z()};
  }

  private void ball(PoseScene.Atom atom) {
    pieces.add(
        new Piece(
            atom.z(),
            "<circle cx=\"%s\" cy=\"%s\" r=\"6\" fill=\"%s\"/>\n"
                .formatted(
                    number(WIDTH / 2.0 + scale * atom.x()),
                    number(HEIGHT / 2.0 - scale * atom.y()),
                    ElementColours.of(atom.symbol(), atom.isLigand()))));
  }

  private void bond(PoseScene.Bond bond) {
    PoseScene.Atom from = scene.atoms().get(bond.from());
    PoseScene.Atom to = scene.atoms().get(bond.to());
    double length = Math.max(1e-6, Math.hypot(to.x() - from.x(), to.y() - from.y()));
    double sideX = -(to.y() - from.y()) / length;
    double sideY = (to.x() - from.x()) / length;
    double width = from.isLigand() ? (bond.order() > 1 ? 3.2 : 5) : 1.6;
    for (int k = 0; k < bond.order(); k++) {
      double shift = (2 * k - (bond.order() - 1)) * DOUBLE_GAP;
      double[] a = {from.x() + shift * sideX, from.y() + shift * sideY, from.z()};
      double[] b = {to.x() + shift * sideX, to.y() + shift * sideY, to.z()};
      double[] middle = {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2};
      line(a, middle, ElementColours.of(from.symbol(), from.isLigand()), width, "");
      line(middle, b, ElementColours.of(to.symbol(), to.isLigand()), width, "");
    }
  }

  private void line(double[] a, double[] b, String colour, double width, String more) {
    double depth = (a[2] + b[2]) / 2;
    double strength = Math.max(0.25, Math.min(1, 0.8 + depth / 20));
    pieces.add(
        new Piece(
            depth,
            "<path d=\"M%s,%sL%s,%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>\n"
                .formatted(
                    number(WIDTH / 2.0 + scale * a[0]),
                    number(HEIGHT / 2.0 - scale * a[1]),
                    number(WIDTH / 2.0 + scale * b[0]),
                    number(HEIGHT / 2.0 - scale * b[1]),
                    ElementColours.faded(colour, strength),
                    number(width),
                    more)));
  }

  private void label(int residue) {
    List<PoseScene.Atom> atoms =
        scene.atoms().stream().filter(a -> a.residue() == residue).toList();
    PoseScene.Atom at =
        atoms.stream().filter(a -> a.name().equals("CA")).findFirst().orElse(atoms.get(0));
    pieces.add(
        new Piece(
            100,
            ("<text x=\"%s\" y=\"%s\" fill=\"#39424b\" stroke=\"#fff\" stroke-width=\"3\""
                    + " paint-order=\"stroke\">%s</text>\n")
                .formatted(
                    number(WIDTH / 2.0 + scale * at.x() + 5),
                    number(HEIGHT / 2.0 - scale * at.y() - 5),
                    escaped(scene.residues().get(residue)))));
  }
}

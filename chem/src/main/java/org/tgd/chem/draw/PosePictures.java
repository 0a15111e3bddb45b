package org.tgd.chem.draw;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.openscience.cdk.exception.CDKException;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.finding.Docked;
import org.tgd.chem.docking.finding.PoseAnalysis;
import org.tgd.chem.docking.prepare.PreparedLigand;
import org.tgd.core.report.Html;

/**
 * Pictures of a docked molecule in its pocket, for reports: a flat map of its contacts, and a view
 * in space that turns in the browser. Immutable, thread-safe; the same pose gives the same text.
 */
public final class PosePictures {
  private final PreparedLigand prepared;
  private final Ligand placed;
  private final Receptor receptor;
  private final PoseAnalysis analysis;

  private PosePictures(PreparedLigand prepared, Ligand placed, Receptor receptor) {
    this.prepared = requireNonNull(prepared, "prepared");
    this.placed = requireNonNull(placed, "placed");
    this.receptor = requireNonNull(receptor, "receptor");
    this.analysis = PoseAnalysis.of(placed, receptor);
  }

  /**
   * Pictures of a pose.
   *
   * @param prepared the molecule as it was docked
   * @param placed its ligand where it was placed
   * @param receptor where it was placed
   */
  public static PosePictures of(PreparedLigand prepared, Ligand placed, Receptor receptor) {
    return new PosePictures(prepared, placed, receptor);
  }

  /** Pictures of the best pose. */
  public static PosePictures ofBest(Docked docked, Receptor receptor) {
    return of(docked.prepared(), docked.best().ligand(), receptor);
  }

  /**
   * The molecule drawn flat, charged as docked, amid the residues that it touches, as SVG: hydrogen
   * bonds and clashes with their lengths in Å, hydrophobic contacts, atoms in solvent, buried polar
   * atoms without a hydrogen bond. Falls back to a sentence in HTML when the molecule cannot be
   * laid out.
   */
  public String interactionMap() {
    try {
      return InteractionMap.svg(LigandLayout.of(prepared), placed, analysis, title());
    } catch (CDKException e) {
      return "<p>" + Html.escaped("could not be drawn: " + e.getMessage()) + "</p>";
    }
  }

  /**
   * The ligand as sticks in the residues within 4.5 Å of it, hydrogen bonds dashed, as an HTML
   * {@code figure}. It holds a still picture; with {@link #viewerScript} once in the page it turns
   * by dragging or arrow keys and grows by wheel, any number of figures in a page.
   */
  public String view() {
    return PoseView.html(PoseScene.of(prepared, placed, receptor, analysis), title());
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%s in %s, %.2f kcal/mol",
        prepared.protonated(),
        receptor.name(),
        analysis.score().affinityKcalPerMol());
  }

  /**
   * The script of {@link #view}, without the tags around it; to stand once after the last figure.
   * It never changes within a version, so that a page's security policy can name its hash.
   */
  public static String viewerScript() {
    try (InputStream in = PosePictures.class.getResourceAsStream("pose-view.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the viewer's script cannot be read", e);
    }
  }

  /** A page that stands on its own with both pictures; no network. */
  public String page() {
    String title = Html.escaped(title());
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + title
        + "</title></head>\n<body style=\"font:15px system-ui,sans-serif;max-width:62rem;"
        + "margin:2rem auto\">\n"
        + view()
        + interactionMap()
        + "<script>"
        + viewerScript()
        + "</script>\n</body></html>\n";
  }
}

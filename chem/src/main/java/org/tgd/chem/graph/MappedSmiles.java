package org.tgd.chem.graph;

/** A SMILES in which each heavy atom carries its number, as findings name it. */
public final class MappedSmiles {
  private MappedSmiles() {}

  /**
   * The molecule's own SMILES with the atoms mapped from 1 in its order, for example {@code
   * [CH3:1][OH:2]} for {@code CO}; hydrogens that are atoms of their own are left as they are.
   */
  public static String of(Molecule molecule) {
    String smiles = molecule.smiles();
    Graph graph = molecule.graph();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int atom = 0; atom < graph.atoms(); atom++) {
      int at = graph.position(atom);
      text.append(smiles, done, at);
      done = smiles.charAt(at) == '[' ? smiles.indexOf(']', at) + 1 : at + length(graph, atom);
      String written = smiles.substring(at, done);
      text.append(written.startsWith("[") ? bracket(written, atom) : plain(graph, atom, written));
    }
    return text.append(smiles.substring(done)).toString();
  }

  private static int length(Graph graph, int atom) {
    return graph.element(atom) == 17 || graph.element(atom) == 35 ? 2 : 1;
  }

  private static String bracket(String written, int atom) {
    int colon = written.indexOf(':');
    int end = colon < 0 ? written.length() - 1 : colon;
    return written.substring(0, end) + ":" + (atom + 1) + "]";
  }

  private static String plain(Graph graph, int atom, String written) {
    int hydrogens = graph.hydrogens(atom);
    String h = hydrogens == 0 ? "" : hydrogens == 1 ? "H" : "H" + hydrogens;
    return "[" + written + h + ":" + (atom + 1) + "]";
  }
}

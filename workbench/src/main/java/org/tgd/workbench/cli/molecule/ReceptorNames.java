package org.tgd.workbench.cli.molecule;

import java.util.Iterator;
import org.tgd.chem.docking.receptor.ReceptorLibrary;

/** What a shell may put in for a receptor: the names of those at hand. */
public final class ReceptorNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return ReceptorLibrary.ofUser(System.getenv()).names().iterator();
  }
}

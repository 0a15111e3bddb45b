package org.tgd.workbench.cli.molecule;

import picocli.CommandLine.Command;

/** Parent of the commands {@code tgd molecule ...}. */
@Command(
    name = "molecule",
    description = "Scores and improves molecules.",
    subcommands = {
      MoleculeScoreCommand.class,
      MoleculeDockCommand.class,
      MoleculeOptimizeCommand.class,
      MoleculeReceptorsCommand.class,
    })
public final class MoleculeCommand {}

package org.tgd.workbench.cli.molecule;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.receptor.DockstringInstaller;
import org.tgd.chem.docking.receptor.PreparedReceptor;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.chem.docking.receptor.ReceptorSummary;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.cli.base.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows, adds and installs receptors. */
@Command(
    name = "receptors",
    description = "Lists, shows, adds and installs receptors.",
    subcommands = {
      MoleculeReceptorsCommand.ListCommand.class,
      MoleculeReceptorsCommand.ShowCommand.class,
      MoleculeReceptorsCommand.AddCommand.class,
      MoleculeReceptorsCommand.InstallCommand.class,
    })
final class MoleculeReceptorsCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ReceptorLibrary library() {
    return ReceptorLibrary.ofUser(System.getenv());
  }

  private static String origin(ReceptorLibrary library, String name) {
    return library.installed().contains(name) ? library.folder().toString() : "shipped";
  }

  private static ObjectNode describe(Receptor receptor, String origin) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", receptor.name());
    node.put("origin", origin);
    node.put("atoms", receptor.atoms().size());
    node.put("heavy_atoms_in_reach", receptor.heavyAtoms().size());
    node.put("center_x", receptor.box().centerX());
    node.put("center_y", receptor.box().centerY());
    node.put("center_z", receptor.box().centerZ());
    node.put("size_x", receptor.box().sizeX());
    node.put("size_y", receptor.box().sizeY());
    node.put("size_z", receptor.box().sizeZ());
    node.put("hash", receptor.hash());
    return node;
  }

  private static void print(PrintWriter out, ObjectNode node, boolean json) {
    if (json) {
      out.println(node.toPrettyString());
    } else {
      node.properties()
          .iterator()
          .forEachRemaining(
              field -> out.println(field.getKey() + ": " + field.getValue().asText()));
    }
  }

  /** Lists receptors. */
  @Command(name = "list", description = "Lists the receptors at hand.")
  static final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
      ReceptorLibrary library = library();
      PrintWriter out = spec.commandLine().getOut();
      ArrayNode array = JSON.createArrayNode();
      for (String name : library.names()) {
        if (output.json()) {
          array.addObject().put("name", name).put("origin", origin(library, name));
        } else {
          out.println(name + "  " + origin(library, name));
        }
      }
      if (output.json()) {
        out.println(array.toPrettyString());
      }
      return ExitCode.DONE;
    }
  }

  /** Shows a receptor. */
  @Command(name = "show", description = "Shows a receptor's atoms and box.")
  static final class ShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private OutputOptions output;

    @Parameters(paramLabel = "R", description = "A receptor's name or file.")
    private String receptor;

    @Override
    public Integer call() {
      ReceptorLibrary library = library();
      Receptor found = library.find(receptor);
      boolean file = library.names().stream().noneMatch(n -> n.equalsIgnoreCase(receptor));
      String origin = file ? receptor : origin(library, found.name());
      print(spec.commandLine().getOut(), describe(found, origin), output.json());
      return ExitCode.DONE;
    }
  }

  /** Adds a receptor. */
  @Command(
      name = "add",
      description = {
        "Adds a receptor from PDBQT, PDB or mmCIF (.gz too), with a box or a reference ligand.",
        "Says for every group of atoms whether it was kept, added or dropped, and why."
      })
  static final class AddCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private OutputOptions output;
    @Mixin private ReceptorFileOptions fileOptions;

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
    private String name;

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        description = "The receptor, PDBQT, PDB or mmCIF.")
    private Path file;

    @Option(names = "--box", paramLabel = "FILE", description = "Search space as Vina writes it.")
    private Optional<Path> box = Optional.empty();

    @Option(
        names = "--ligand",
        paramLabel = "FILE",
        description = "A ligand in place (PDB, PDBQT, SDF, MOL); the box is made around it.")
    private Optional<Path> ligand = Optional.empty();

    @Override
    public Integer call() {
      if (box.isPresent() == ligand.isPresent()) {
        throw new InputException("give either --box or --ligand");
      }
      ReceptorLibrary library = library();
      PreparedReceptor added =
          box.map(path -> library.addWithBox(name, file, path, fileOptions.options()))
              .orElseGet(
                  () ->
                      library.addWithLigand(
                          name, file, ligand.orElseThrow(), fileOptions.options()));
      ObjectNode node = describe(added.receptor(), library.folder().toString());
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        ArrayNode summary = node.putArray("summary");
        added.summary().entries().forEach(entry -> add(summary, entry));
        print(out, node, true);
      } else {
        print(out, node, false);
        ReceptorFileOptions.print(added, out);
      }
      return ExitCode.DONE;
    }

    private static void add(ArrayNode summary, ReceptorSummary.Entry entry) {
      summary
          .addObject()
          .put("fate", entry.fate().name().toLowerCase(Locale.ROOT))
          .put("what", entry.what())
          .put("atoms", entry.atoms())
          .put("reason", entry.reason());
    }
  }

  /** Installs collections of receptors. */
  @Command(
      name = "install",
      description = "Installs DOCKSTRING's 58 targets (Apache-2.0), from a file or with pip.")
  static final class InstallCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private OutputOptions output;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "dockstring.")
    private String collection;

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "PATH",
        description = "DOCKSTRING's wheel or folder (default: pip downloads it).")
    private Optional<Path> source = Optional.empty();

    @Override
    public Integer call() {
      if (!collection.equals("dockstring")) {
        throw new InputException("unknown collection '" + collection + "'; known is dockstring");
      }
      ReceptorLibrary library = library();
      DockstringInstaller installer = new DockstringInstaller(library);
      List<String> names = source.map(installer::install).orElseGet(installer::download);
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        ArrayNode array = JSON.createArrayNode();
        names.forEach(array::add);
        out.println(array.toPrettyString());
      } else {
        out.println("installed " + names.size() + " receptors into " + library.folder());
      }
      return ExitCode.DONE;
    }
  }
}

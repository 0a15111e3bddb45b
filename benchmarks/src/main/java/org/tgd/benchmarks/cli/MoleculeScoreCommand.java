package org.tgd.benchmarks.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tgd.chem.Molecule;
import org.tgd.chem.Smiles;
import org.tgd.core.InputException;
import org.tgd.core.run.Parallel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes properties of molecules. */
@Command(
    name = "score",
    description = {
      "Computes druglikeness (QED) and other properties of molecules.",
      "Prints one row per molecule in input order; one that cannot be read is a rejected row.",
      "Further columns of the input follow at the end; input_ stands before a name that is taken."
    })
final class MoleculeScoreCommand implements Callable<Integer> {
  private static final int CHUNK = 512;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(names = "--smiles", paramLabel = "SMILES", description = "A single molecule.")
  private Optional<String> smiles = Optional.empty();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "CSV with a smiles column, or lines of SMILES and name; - for stdin.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--similar-to",
      paramLabel = "SMILES",
      description = "Adds the Tanimoto similarity to this molecule.")
  private Optional<String> similarTo = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Molecules at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    if (smiles.isPresent() == file.isPresent()) {
      throw new InputException("give either --smiles SMILES or a FILE (- for stdin)");
    }
    int cap = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (cap < 1) {
      throw new InputException("--threads was " + cap + "; must be 1 or more");
    }
    Optional<Molecule> reference = similarTo.map(MoleculeScoreCommand::reference);
    MoleculeInput input =
        smiles
            .map(MoleculeInput::of)
            .orElseGet(() -> MoleculeInput.read(file.orElseThrow(), System.in));
    try (Parallel parallel = Parallel.of(cap)) {
      print(input, reference, parallel);
    }
    return ExitCode.DONE;
  }

  private static Molecule reference(String text) {
    if (Smiles.read(text) instanceof Smiles.Refused refused) {
      throw new InputException("--similar-to '" + text + "' is no molecule: " + refused.message());
    }
    return Smiles.molecule(text);
  }

  private void print(MoleculeInput input, Optional<Molecule> reference, Parallel parallel) {
    PrintWriter out = spec.commandLine().getOut();
    Set<String> own = MoleculeRow.of("C", reference).keySet();
    List<String> further = input.columns().stream().map(c -> own.contains(c) ? "input_" + c : c).toList();
    List<String> header = new ArrayList<>(own);
    header.addAll(further);
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    if (!output.json()) {
      out.println(Csv.row(header));
    }
    for (int from = 0; from < input.rows().size(); from += CHUNK) {
      List<MoleculeInput.Row> chunk =
          input.rows().subList(from, Math.min(from + CHUNK, input.rows().size()));
      List<Map<String, Object>> scored =
          parallel.map(chunk, row -> withFurther(MoleculeRow.of(row.smiles(), reference), further, row));
      if (output.json()) {
        scored.forEach(row -> json.add(object(row)));
      } else {
        out.print(text(scored));
      }
    }
    if (output.json()) {
      out.println(smiles.isPresent() ? json.get(0).toPrettyString() : json.toPrettyString());
    }
  }

  private static Map<String, Object> withFurther(
      Map<String, Object> row, List<String> names, MoleculeInput.Row input) {
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), input.cells().get(i));
    }
    return row;
  }

  private static String text(List<Map<String, Object>> rows) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> row : rows) {
      text.append(Csv.row(row.values().stream().map(Object::toString).toList())).append('\n');
    }
    return text.toString();
  }

  private static ObjectNode object(Map<String, Object> row) {
    return new ObjectMapper().valueToTree(row);
  }
}

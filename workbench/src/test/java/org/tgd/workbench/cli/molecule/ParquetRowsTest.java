package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.input.InputException;

class ParquetRowsTest {
  private record Compound(int id, Optional<String> smiles, double measured) {}

  @TempDir Path folder;

  private Path file(String column, List<Compound> compounds) throws IOException {
    Path file = folder.resolve(column + ".parquet");
    MessageType schema =
        Types.buildMessage()
            .required(PrimitiveTypeName.INT32)
            .named("id")
            .optional(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named(column)
            .required(PrimitiveTypeName.DOUBLE)
            .named("pIC50")
            .named("compounds");
    try (ParquetWriter<Compound> writer =
        ParquetWriter.writeFile(
            schema,
            file.toFile(),
            (each, out) -> {
              out.write("id", each.id());
              each.smiles().ifPresent(text -> out.write(column, text));
              out.write("pIC50", each.measured());
            })) {
      for (Compound each : compounds) {
        writer.write(each);
      }
    }
    return file;
  }

  @Test
  void moleculesAndTheOtherColumnsAreRead() throws IOException {
    Path file =
        file(
            "SMILES",
            List.of(
                new Compound(7, Optional.of("CCO"), 5.5), new Compound(8, Optional.empty(), 6)));
    try (MoleculeRows rows = MoleculeRows.open(file)) {
      assertThat(rows.others()).containsExactly("id", "pIC50");
      assertThat(rows)
          .toIterable()
          .containsExactly(
              new MoleculeRow("CCO", List.of("7", "5.5")),
              new MoleculeRow("", List.of("8", "6.0")));
    }
  }

  @Test
  void whatIsNoTableOfMoleculesIsRefusedByName() throws IOException {
    Path other = file("structure", List.of(new Compound(1, Optional.of("CCO"), 5)));
    assertThatThrownBy(() -> MoleculeRows.open(other))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no column 'smiles'; its columns are id, structure, pIC50");
    byte[] bytes = Files.readAllBytes(other);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> MoleculeRows.open(cut))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no Parquet file, or a damaged one");
    assertThatThrownBy(() -> MoleculeRows.open(folder.resolve("none.parquet")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
  }
}

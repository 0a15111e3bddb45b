package org.tgd.benchmarks.scale;

import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A table as a Parquet file of flat columns that may be empty. */
final class ParquetTable {
  private ParquetTable() {}

  /**
   * Writes it.
   *
   * @param file must not be there
   * @param rows as long as the columns; a text, long, double or null in each place
   */
  static void write(Path file, List<Trial.Column> columns, List<List<Object>> rows)
      throws IOException {
    Type[] types = columns.stream().map(ParquetTable::type).toArray(Type[]::new);
    MessageType schema = new MessageType("trial", types);
    try (ParquetWriter<List<Object>> writer =
        ParquetWriter.writeFile(
            schema,
            file.toFile(),
            (row, values) -> {
              for (int i = 0; i < columns.size(); i++) {
                if (row.get(i) != null) {
                  values.write(columns.get(i).name(), row.get(i));
                }
              }
            })) {
      for (List<Object> row : rows) {
        writer.write(row);
      }
    }
  }

  private static Type type(Trial.Column column) {
    return switch (column.type()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
    };
  }
}

package org.tgd.benchmarks.stats;

import blue.strategic.parquet.ParquetWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A table as a Parquet file of flat columns that may be empty, written row by row. Not thread-safe.
 */
public final class ParquetTable implements Closeable {
  private final ParquetWriter<List<Object>> writer;

  private ParquetTable(ParquetWriter<List<Object>> writer) {
    this.writer = writer;
  }

  /**
   * Begins a file.
   *
   * @param file must not be there
   * @param name what a row is
   */
  public static ParquetTable create(Path file, String name, List<TableColumn> columns)
      throws IOException {
    Type[] types = columns.stream().map(ParquetTable::type).toArray(Type[]::new);
    return new ParquetTable(
        ParquetWriter.writeFile(
            new MessageType(name, types),
            file.toFile(),
            (row, values) -> {
              for (int i = 0; i < columns.size(); i++) {
                if (row.get(i) != null) {
                  values.write(columns.get(i).name(), row.get(i));
                }
              }
            }));
  }

  /**
   * Writes a row.
   *
   * @param row as long as the columns; a text, boolean, long, double or null in each place
   */
  public void add(List<Object> row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static Type type(TableColumn column) {
    return switch (column.type()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
    };
  }
}

package org.tgd.radiotherapy.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.tgd.core.input.InputException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/** The variables of a MATLAB file of level 5 (not 7.3), and typed access to their fields. */
final class MatFields {
  private static final long MAX_BYTES = 1L << 30;

  private final Path file;
  private final MatFile variables;

  private MatFields(Path file, MatFile variables) {
    this.file = file;
    this.variables = variables;
  }

  /**
   * What a function makes of a file.
   *
   * @param wanted the variables that are needed, for messages
   * @throws InputException if the file is missing, damaged or lacks what the function asks for
   */
  static <T> T read(Path file, String wanted, Function<MatFields, T> function) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(file + ": no such file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": larger than 1 GB");
      }
      return function.apply(new MatFields(file, Mat5.readFromFile(file.toFile())));
    } catch (IOException | RuntimeException e) {
      if (e instanceof InputException input) {
        throw input;
      }
      // the library throws unchecked exceptions of many kinds at damaged files
      throw new InputException(
          "%s: not a sound MATLAB level 5 file with %s: %s".formatted(file, wanted, e.getMessage()),
          e);
    }
  }

  Path file() {
    return file;
  }

  /** A variable of the file. */
  <T extends Array> T variable(Class<T> type, String name) {
    for (MatFile.Entry entry : variables.getEntries()) {
      if (entry.getName().equals(name)) {
        return expect(type, entry.getValue(), name);
      }
    }
    throw new InputException("%s: there is no variable '%s'".formatted(file, name));
  }

  /** Whether the file has a variable. */
  boolean has(String name) {
    for (MatFile.Entry entry : variables.getEntries()) {
      if (entry.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** A value that must be of a type. */
  <T extends Array> T expect(Class<T> type, Array value, String what) {
    if (!type.isInstance(value)) {
      throw new InputException("%s: %s must be a %s".formatted(file, what, type.getSimpleName()));
    }
    return type.cast(value);
  }

  /** A field of a structure of one element. */
  <T extends Array> T field(Class<T> type, Struct struct, String name) {
    if (!struct.getFieldNames().contains(name)) {
      throw new InputException(file + ": there is no field '" + name + "'");
    }
    return expect(type, struct.get(name), "field '" + name + "'");
  }

  /** A field that holds one number. */
  double number(Struct struct, String name) {
    Matrix matrix = field(Matrix.class, struct, name);
    if (matrix.getNumElements() != 1) {
      throw new InputException(file + ": field '" + name + "' must be one number");
    }
    return matrix.getDouble(0);
  }

  /** All numbers of a field, in MATLAB's order. */
  double[] numbers(Struct struct, String name) {
    return numbers(field(Matrix.class, struct, name));
  }

  /** All numbers of a matrix, in MATLAB's order. */
  static double[] numbers(Matrix matrix) {
    double[] numbers = new double[matrix.getNumElements()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = matrix.getDouble(i);
    }
    return numbers;
  }
}

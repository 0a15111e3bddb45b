package org.tgd.gguf;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tgd.core.input.InputException;

/**
 * A model in a file of the GGUF format, and how it is run: {@code FILE}, or {@code
 * FILE?context=N&threads=N}.
 *
 * @param path the file, absolute
 * @param context how many tokens question and answer may have together, 256 to 1,048,576
 * @param threads processors that one answer may take, 1 or more, half of them by default; they wait
 *     for each other without rest, so that more than are free make it slow
 */
record GgufFile(Path path, int context, int threads) {
  private static final int DEFAULT_CONTEXT = 8192;
  private static final int LEAST_CONTEXT = 256;
  private static final int MOST_CONTEXT = 1 << 20;
  private static final int BLOCK = 64 * 1024;
  private static final int BLOCKS = 256;
  private static final String MAGIC = "GGUF";

  GgufFile {
    requireNonNull(path, "path");
  }

  /**
   * Reads what stands after {@code gguf:}.
   *
   * @throws InputException if the file is none of the format, or a setting is unknown or out of
   *     range
   */
  static GgufFile parse(String name) {
    int question = name.lastIndexOf('?');
    boolean plain = question < 0 || Files.exists(Path.of(name));
    Path path = Path.of(plain ? name : name.substring(0, question)).toAbsolutePath().normalize();
    GgufFile file =
        new GgufFile(
            path, DEFAULT_CONTEXT, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    if (!plain) {
      for (String setting : name.substring(question + 1).split("&", -1)) {
        file = file.with(setting);
      }
    }
    requireFormat(path);
    return file;
  }

  private GgufFile with(String setting) {
    int equals = setting.indexOf('=');
    String key = equals < 0 ? setting : setting.substring(0, equals);
    return switch (key) {
      case "context" ->
          new GgufFile(path, number(setting, equals, LEAST_CONTEXT, MOST_CONTEXT), threads);
      case "threads" -> new GgufFile(path, context, number(setting, equals, 1, BLOCKS));
      default ->
          throw new InputException(
              "'%s' is no setting of a model in process; there are context=N and threads=N"
                  .formatted(setting));
    };
  }

  private static int number(String setting, int equals, int least, int most) {
    try {
      int value = Integer.parseInt(setting.substring(equals + 1).strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException("'%s' must be a whole number".formatted(setting), e);
    }
    throw new InputException("'%s' must be %d to %d".formatted(setting, least, most));
  }

  private static void requireFormat(Path path) {
    try (var in = Files.newInputStream(path)) {
      String start = new String(in.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII);
      if (!start.equals(MAGIC)) {
        throw new InputException(
            path + " is no model of the GGUF format: its first four bytes are not GGUF");
      }
    } catch (IOException e) {
      throw InputException.cannotRead("model", path, e);
    }
  }

  /** The name of the file. */
  String name() {
    return path.getFileName().toString();
  }

  /**
   * SHA-256 in hexadecimal over the length of the file and 256 blocks of 64 KiB, evenly spread: the
   * whole of a file up to 16 MiB, and enough of a larger one to tell it from any other model.
   *
   * @throws InputException if the file cannot be read
   */
  String digest() {
    try (var channel = Files.newByteChannel(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = channel.size();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      int blocks = (int) Math.min(BLOCKS, (size + BLOCK - 1) / BLOCK);
      for (int i = 0; i < blocks; i++) {
        long spread = i * (size - BLOCK) / Math.max(1, blocks - 1);
        channel.position(size <= (long) BLOCK * BLOCKS ? (long) i * BLOCK : spread);
        block.clear();
        while (block.hasRemaining() && channel.read(block) >= 0) {
          // until the block is full or the file ends
        }
        digest.update(block.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw InputException.cannotRead("model", path, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

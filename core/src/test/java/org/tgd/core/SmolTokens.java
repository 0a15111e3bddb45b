package org.tgd.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts tokens as SmolLM2 does, by the vocabulary in its own file: byte-level BPE over the words
 * of GPT-2's pattern, each digit apart. The same as the Python package tokenizers counts on 30
 * prompts of the first steps.
 */
public final class SmolTokens {
  /** GPT-2's words, with single digits. */
  private static final Pattern WORDS =
      Pattern.compile(
          "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+|\\s+(?![^\\s\\p{N}])|\\s+");

  private final Map<String, Integer> ranks = new HashMap<>();
  private final char[] letters = letters();

  private SmolTokens(List<String> merges) {
    merges.forEach(merge -> ranks.put(merge, ranks.size()));
  }

  /** The tokenizer of the model of {@link Smol}. */
  public static SmolTokens ofTheModel() {
    return new SmolTokens(merges(Smol.file()));
  }

  /** How many tokens a text has. */
  public int count(String text) {
    return WORDS.matcher(text).results().mapToInt(word -> pieces(word.group())).sum();
  }

  private int pieces(String word) {
    List<String> parts = new ArrayList<>();
    for (byte each : word.getBytes(UTF_8)) {
      parts.add(String.valueOf(letters[each & 0xff]));
    }
    for (int at = best(parts); at >= 0; at = best(parts)) {
      parts.set(at, parts.get(at) + parts.remove(at + 1));
    }
    return parts.size();
  }

  /** Where the merge that was learnt first can be made; -1 if none can. */
  private int best(List<String> parts) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < parts.size(); i++) {
      int rank = ranks.getOrDefault(parts.get(i) + " " + parts.get(i + 1), Integer.MAX_VALUE);
      if (rank < least) {
        least = rank;
        best = i;
      }
    }
    return best;
  }

  /** The visible letter that stands for each byte. */
  private static char[] letters() {
    char[] letters = new char[256];
    char next = 256;
    for (int i = 0; i < letters.length; i++) {
      boolean visible = (i >= '!' && i <= '~') || (i >= 0xa1 && i <= 0xac) || i >= 0xae;
      letters[i] = visible ? (char) i : next++;
    }
    return letters;
  }

  /** The merges in the head of a GGUF file: pairs of key and typed value. */
  private static List<String> merges(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer head =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), 32 << 20))
              .order(ByteOrder.LITTLE_ENDIAN);
      head.position(16);
      long pairs = head.getLong();
      for (long i = 0; i < pairs; i++) {
        String key = string(head);
        Object value = value(head, head.getInt());
        if (key.equals("tokenizer.ggml.merges") && value instanceof List<?> all) {
          return all.stream().map(String.class::cast).toList();
        }
      }
      throw new IllegalStateException(file + " names no merges");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(ByteBuffer in, int type) {
    return switch (type) {
      case 0, 1, 7 -> in.get();
      case 2, 3 -> in.getShort();
      case 4, 5, 6 -> in.getInt();
      case 8 -> string(in);
      case 9 -> list(in);
      default -> in.getLong();
    };
  }

  private static List<Object> list(ByteBuffer in) {
    int type = in.getInt();
    long length = in.getLong();
    List<Object> all = new ArrayList<>();
    for (long i = 0; i < length; i++) {
      all.add(value(in, type));
    }
    return all;
  }

  private static String string(ByteBuffer in) {
    byte[] bytes = new byte[Math.toIntExact(in.getLong())];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }
}

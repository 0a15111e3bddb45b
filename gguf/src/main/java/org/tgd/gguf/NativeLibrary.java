package org.tgd.gguf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * llama.cpp as compiled code. Left alone its loader unpacks it into the common folder for temporary
 * files, under one name for all users, removes there what looks like it, and says so on stdout; so
 * it is unpacked here, into a folder of this process.
 */
final class NativeLibrary {
  private static final String PLACE = "de.kherud.llama.lib.path";

  private NativeLibrary() {}

  /** Unpacks the library and tells the loader where; once is enough, and again does no harm. */
  static synchronized void prepare() {
    if (System.getProperty(PLACE) != null) {
      return;
    }
    String name = System.mapLibraryName("jllama");
    String resource = "/de/kherud/llama/%s/%s/%s".formatted(system(), machine(), name);
    try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new UnsatisfiedLinkError("there is no " + resource.substring(1));
      }
      Path folder = Files.createTempDirectory("tgd-gguf");
      folder.toFile().deleteOnExit();
      Path library = folder.resolve(name);
      library.toFile().deleteOnExit();
      Files.copy(in, library);
      System.setProperty(PLACE, folder.toString());
      System.setProperty("de.kherud.llama.tmpdir", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack llama.cpp", e);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name");
    return name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Mac" : "Linux";
  }

  private static String machine() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("amd64") ? "x86_64" : name;
  }
}

package org.tgd.codeeval.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How the interpreter in a sandbox is started. */
final class PythonProgram {
  /** Linux takes no longer argument than 128 kB, so programs are handed over in parts. */
  private static final int PART = 100_000;

  private static final List<String> OPTIONS = List.of("-I", "-S", "-B", "-X", "utf8", "-c");

  /** Compiles in a process of its own: what a compiler leaves in memory, each fork would copy. */
  private static final String COMPILE =
      """
      import marshal, os
      def compiled(text):
          inner, outer = os.pipe()
          pid = os.fork()
          if pid == 0:
              try:
                  with os.fdopen(outer, "wb") as f:
                      marshal.dump(compile(text, "guest", "exec", dont_inherit=True), f)
              finally:
                  os._exit(0)
          os.close(outer)
          with os.fdopen(inner, "rb") as f:
              result = f.read()
          os.waitpid(pid, 0)
          return result
      COMPILED = compiled("".join(sys.argv[1:]))
      del sys.argv[1:]
      exec(marshal.loads(COMPILED))
      """;

  private static final String LOAD =
      "import binascii, marshal, zlib\nPARTS = ''.join(sys.argv[1:])\ndel sys.argv[1:]\n"
          + "exec(marshal.loads(zlib.decompress(binascii.a2b_base64(PARTS))))";

  private PythonProgram() {}

  /**
   * One program for each interpreter of the system; those in home folders cannot be seen from
   * inside.
   *
   * @param once whether it runs one job only, and so loads little
   * @param readable folders that its jobs must be able to read
   * @throws SandboxException if there is no interpreter
   */
  static List<Program> all(boolean once, List<Path> readable) {
    String guest = Guests.python();
    var programs = new ArrayList<Program>();
    for (Path python : Tools.all("python3")) {
      if (python.startsWith("/usr") || python.startsWith("/bin") || python.startsWith("/opt")) {
        programs.add(program(python.toString(), COMPILE, once, true, guest).reading(readable));
      }
    }
    if (programs.isEmpty()) {
      throw new SandboxException(
          "python3 is missing: install Python 3.8 or newer, for example with apt-get install"
              + " python3");
    }
    return programs;
  }

  /**
   * The same program, without the time to compile it.
   *
   * @param greeting of a first box; it came before any job, so nothing untrusted is in it
   */
  static Program compiled(Program first, boolean once, String greeting) {
    String compiled = text(greeting);
    if (compiled.isEmpty()) {
      return first;
    }
    return program(first.command().get(0), LOAD, once, false, compiled).reading(first.readable());
  }

  private static String text(String greeting) {
    try {
      return new ObjectMapper().readTree(greeting).path("compiled").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static Program program(
      String python, String loader, boolean once, boolean first, String guest) {
    String kind =
        "import sys\nONCE, FIRST = "
            + (once ? "True, " : "False, ")
            + (first ? "True" : "False")
            + "\n"
            + filters();
    var command = new ArrayList<String>(List.of(python));
    command.addAll(OPTIONS);
    command.add(kind + loader);
    for (int at = 0; at < guest.length(); at += PART) {
      command.add(guest.substring(at, Math.min(guest.length(), at + PART)));
    }
    return new Program(command, List.of(), Optional.empty(), true);
  }

  /** The system call filters by the names that {@link PythonJob} uses. */
  private static String filters() {
    return "FILTERS = {'%s': '%s', '%s': '%s'}%n"
        .formatted(
            PythonJob.PROBING,
            encoded(Guests.filter()),
            PythonJob.OFFLINE,
            encoded(Guests.offlineFilter()));
  }

  private static String encoded(Optional<byte[]> program) {
    return program.map(Base64.getEncoder()::encodeToString).orElse("");
  }
}

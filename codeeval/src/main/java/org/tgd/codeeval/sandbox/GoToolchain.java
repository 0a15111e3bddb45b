package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Go's compiler and linker. Go compiles its library anew where it finds no cache, which takes
 * longer than all else, so that the packages which programs under test use are compiled once for a
 * user and kept in {@code /var/tmp}.
 */
final class GoToolchain {
  private static final Path KEPT = Path.of("/var/tmp");

  /** What {@code go test} runs tests with; only the go command itself keeps others from it. */
  private static final String TEST_RUNNER = "testing/internal/testdeps";

  /** What programs may import; what these import comes with them. */
  private static final List<String> PACKAGES =
      List.of(
          "bufio",
          "bytes",
          "cmp",
          "container/heap",
          "container/list",
          "container/ring",
          "crypto/md5",
          "crypto/sha1",
          "crypto/sha256",
          "encoding/binary",
          "encoding/hex",
          "encoding/json",
          "errors",
          "flag",
          "fmt",
          "hash/fnv",
          "io",
          "maps",
          "math",
          "math/big",
          "math/bits",
          "math/cmplx",
          "math/rand",
          "os",
          "reflect",
          "regexp",
          "runtime",
          "slices",
          "sort",
          "strconv",
          "strings",
          "sync",
          "sync/atomic",
          "testing",
          TEST_RUNNER,
          "text/tabwriter",
          "time",
          "unicode",
          "unicode/utf8");

  private GoToolchain() {}

  static synchronized Toolchain of(String go) {
    Path root;
    try {
      root = Path.of(go).toRealPath().getParent().getParent();
      Path tools = tools(root);
      Path kept =
          kept(go, Files.readString(root.resolve("VERSION")).lines().findFirst().orElse(""));
      return new Toolchain(
          Map.of(
              "go-compile", tools.resolve("compile").toString(),
              "go-link", tools.resolve("link").toString(),
              "go-packages", kept.resolve("importcfg").toString()),
          List.of(kept),
          Map.of());
    } catch (IOException e) {
      throw new SandboxException("Go at " + go + " is incomplete: " + e.getMessage());
    }
  }

  private static Path tools(Path root) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root.resolve("pkg/tool"))) {
      for (Path each : all) {
        if (Files.isExecutable(each.resolve("compile"))) {
          return each;
        }
      }
    }
    throw new IOException("no compiler below " + root.resolve("pkg/tool"));
  }

  private static Path kept(String go, String version) throws IOException {
    String name = "tgd-%s-1-%s".formatted(version.replaceAll("[^\\w.]", ""), user());
    Path folder = KEPT.resolve(name);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      boolean ours = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(user());
      if (!ours) {
        throw new IOException(folder + " belongs to somebody else");
      }
      return folder;
    }
    Path made = Files.createTempDirectory(KEPT, name + "-");
    try {
      compile(go, made, folder);
      Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(made);
    }
    return folder;
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  private static void compile(String go, Path made, Path later) throws IOException {
    Path cache = made.resolve("cache");
    Map<String, String> variables =
        Map.of(
            "GOCACHE",
            cache.toString(),
            "GOTOOLCHAIN",
            "local",
            "GO111MODULE",
            "off",
            "CGO_ENABLED",
            "0",
            "GOFLAGS",
            "",
            "GOROOT",
            "");
    String known = HostCommand.output(List.of(go, "list", "std"), variables);
    var command = new java.util.ArrayList<>(List.of(go, "list", "-export", "-deps", "-f"));
    command.add("{{if .Export}}{{.ImportPath}}={{.Export}}{{end}}");
    List<String> there = known.lines().toList();
    PACKAGES.stream().filter(there::contains).forEach(command::add);
    var places = new StringBuilder();
    int count = 0;
    for (String line : HostCommand.output(command, variables).lines().toList()) {
      int middle = line.indexOf('=');
      if (middle > 0) {
        String name = count++ + ".a";
        Files.copy(Path.of(line.substring(middle + 1)), made.resolve(name));
        Path place = later.resolve(name);
        places.append("packagefile ").append(line, 0, middle + 1).append(place).append('\n');
      }
    }
    Files.writeString(made.resolve("importcfg"), places);
    remove(cache);
    open(made);
  }

  private static void open(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
      }
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.tgd.codeeval.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.tgd.codeeval.guest.Seal;

/** Sandboxes with a Java machine: fresh ones that run one solution, warm ones that compile. */
final class JavaSandboxes implements AutoCloseable {
  private static final long MACHINE_KB = 200 << 10;
  private static final long COMPILER_KB = 500 << 10;
  private static final int THREADS = 40;

  private static final double COMPILE_SECONDS = 15;
  private static final String PACKAGE = "org.tgd.codeeval.guest.";

  private final Limits limits;
  private final Guests guests;
  private final Rung rung;
  private final Boxes machines;
  private final Boxes compilers;
  private final Boxes testers;
  private final Boxes shared;

  JavaSandboxes(Spawner spawner, List<Provider> ladder, SandboxOptions options) {
    limits = options.limits();
    guests = Guests.unpack();
    try {
      rung = Rung.climb(spawner, ladder, runners(), this::trial);
    } catch (SandboxException e) {
      guests.close();
      throw e;
    }
    rung.first().box().close();
    int workers = options.workers();
    machines = new Boxes(spawner, rung.provider(), rung.program(), false, workers + 1);
    compilers = new Boxes(spawner, rung.provider(), compiler(), true, workers);
    testers = new Boxes(spawner, rung.provider(), testProgram(), true, 0);
    shared = new Boxes(spawner, rung.provider(), sharedProgram(), false, 0);
    compilers.refill();
    machines.refill();
  }

  private List<String> trial(Boxes.Ready ready) {
    var watch = watch(ready.box(), MACHINE_KB, 1);
    try (Session session = new Session(ready.box(), (box, usable) -> {}, limits, watch)) {
      return SelfTest.problems(session.call("{\"op\":\"probe\"}"));
    }
  }

  private List<Program> runners() {
    var programs = new ArrayList<Program>();
    for (Path home : homes()) {
      var command = new ArrayList<String>();
      Tools.find("prlimit")
          .ifPresent(
              tool ->
                  command.addAll(
                      List.of(
                          tool,
                          "--nproc=" + (limits.processes() + THREADS),
                          "--nofile=128",
                          "--core=0",
                          "--fsize=67108864")));
      command.addAll(machine(home, limits.memoryMb()));
      command.add(PACKAGE + "RunSolution");
      programs.add(program(home, command));
    }
    if (programs.isEmpty()) {
      throw new SandboxException(
          "no JDK found: the Java that runs the workbench lacks javac; install a JDK 17 or newer,"
              + " for example with apt-get install openjdk-17-jdk-headless");
    }
    return programs;
  }

  /** The compiler of the same JDK as the machine that was found to work. */
  private Program compiler() {
    Path home = rung.program().readable().get(0);
    List<String> command = machine(home, 400);
    command.add("-XX:TieredStopAtLevel=1");
    command.add(PACKAGE + "CompileSources");
    return program(home, command);
  }

  /** Runs test classes, beside which there is no solution. */
  private Program testProgram() {
    Path home = rung.program().readable().get(0);
    List<String> command = machine(home, limits.memoryMb());
    command.add(PACKAGE + "RunTests");
    return program(home, command);
  }

  /**
   * A machine where a test runs beside the solution: without the module by which pure Java reaches
   * into the machine. Others have no secrets, and start quicker with all modules.
   */
  private Program sharedProgram() {
    List<String> command = new ArrayList<>(rung.program().command());
    command.addAll(command.indexOf("-cp"), List.of("--limit-modules", "java.se"));
    return new Program(command, rung.program().readable(), rung.program().filter(), false);
  }

  private Program program(Path home, List<String> command) {
    return new Program(command, List.of(home, guests.folder()), guests.filterFile(), false);
  }

  private List<String> machine(Path home, int heapMb) {
    var command =
        new ArrayList<>(
            List.of(
                // the Java launcher finds its library by itself only where there is a /proc
                "/usr/bin/env",
                "LD_LIBRARY_PATH=" + home.resolve("lib"),
                home.resolve("bin/java").toString(),
                "-Xmx" + heapMb + "m",
                "-Xms16m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=/tmp",
                "-cp",
                guests.folder().toString()));
    if (feature(home) >= Seal.HAS_OPTION) {
      command.add(3, "--sun-misc-unsafe-memory-access=deny");
    }
    return command;
  }

  /** Which Java a home is of, by its release file; 17, the least that is wanted, if it has none. */
  private static int feature(Path home) {
    var release = new Properties();
    try (var in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      return 17;
    }
    String version = release.getProperty("JAVA_VERSION", "17").replace("\"", "");
    return Integer.parseInt(version.split("[^0-9]", 2)[0]);
  }

  private static List<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>();
    homes.add(Path.of(System.getProperty("java.home")));
    Tools.all("javac").forEach(javac -> real(javac).ifPresent(homes::add));
    return homes.stream().filter(home -> Files.isExecutable(home.resolve("bin/javac"))).toList();
  }

  private static Optional<Path> real(Path javac) {
    try {
      return Optional.ofNullable(javac.toRealPath().getParent()).map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  String isolation() {
    return rung.provider().name();
  }

  private static Session.Watch watch(Box box, long extraKb, int tests) {
    return new Session.Watch(true, () -> ProcessTree.of(box.pid()), extraKb, tests, true);
  }

  /** A machine for one solution. */
  Session open(int tests) {
    Box box = machines.take().box();
    return new Session(box, machines, limits, watch(box, MACHINE_KB, tests));
  }

  /** A machine for one solution and, beside it, its test. */
  Session openShared() {
    Box box = shared.take().box();
    return new Session(box, shared, limits, watch(box, MACHINE_KB, 1));
  }

  /** A machine for tests; to be released, not closed, after a whole answer. */
  Session tester() {
    Box box = testers.take().box();
    return new Session(box, testers, limits, watch(box, COMPILER_KB, 0));
  }

  /** A compiler; to be released, not closed, after a whole answer. */
  Session compile() {
    Limits compiling = limits.withSeconds(COMPILE_SECONDS);
    Box box = compilers.take().box();
    return new Session(box, compilers, compiling, watch(box, COMPILER_KB, 0));
  }

  @Override
  public void close() {
    machines.close();
    compilers.close();
    testers.close();
    shared.close();
    guests.close();
  }
}

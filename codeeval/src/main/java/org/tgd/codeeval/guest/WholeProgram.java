package org.tgd.codeeval.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** A solution that is a whole program: reads its input, prints, and may end the machine. */
final class WholeProgram {
  private final Map<?, ?> classes;
  private final Wire wire;

  WholeProgram(Map<?, ?> classes, Wire wire) {
    this.classes = classes;
    this.wire = wire;
  }

  /** The name of the class to start; empty if there is none. */
  String main() throws ReflectiveOperationException {
    SolutionLoader loader = new SolutionLoader(classes);
    TreeSet<String> found = new TreeSet<>();
    for (String name : loader.names()) {
      for (Method each : Class.forName(name, false, loader).getDeclaredMethods()) {
        boolean fits =
            each.getName().equals("main")
                && each.getParameterCount() == 1
                && each.getParameterTypes()[0] == String[].class
                && Modifier.isStatic(each.getModifiers());
        if (fits) {
          found.add(name);
        }
      }
    }
    return found.contains("Main") ? "Main" : found.isEmpty() ? "" : found.first();
  }

  /** Runs it afresh on one input. */
  void run(Map<?, ?> next, Map<String, Object> reply)
      throws ReflectiveOperationException, Answers.Unfit {
    Capture capture = new Capture(((Number) next.get("largest")).intValue());
    PrintStream before = System.out;
    SolutionLoader loader = new SolutionLoader(classes);
    Method main = Class.forName(main(), true, loader).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    Thread atExit = new Thread(() -> ended(capture, next));
    Runtime.getRuntime().addShutdownHook(atExit);
    System.setIn(
        new ByteArrayInputStream(((String) next.get("stdin")).getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(capture, false, StandardCharsets.UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
      System.out.flush();
      Runtime.getRuntime().removeShutdownHook(atExit);
    } finally {
      System.setOut(before);
    }
    capture.put(reply);
  }

  /** What it had printed when it ended the machine. */
  private void ended(Capture capture, Map<?, ?> next) {
    System.out.flush();
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("op", "result");
    reply.put("id", next.get("id"));
    reply.put("exited", true);
    try {
      capture.put(reply);
    } catch (Answers.Unfit e) {
      reply.put("unfit", e.getMessage());
    }
    wire.send(reply);
  }

  /** Keeps what is printed, up to a limit. */
  private static final class Capture extends OutputStream {
    private final int largest;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean full;

    Capture(int largest) {
      this.largest = largest;
    }

    @Override
    public synchronized void write(int b) {
      full |= kept.size() >= largest;
      if (!full) {
        kept.write(b);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int start, int length) {
      full |= kept.size() + length > largest;
      if (!full) {
        kept.write(bytes, start, length);
      }
    }

    synchronized void put(Map<String, Object> reply) throws Answers.Unfit {
      if (full) {
        throw new Answers.Unfit("the program printed more than " + largest + " bytes");
      }
      reply.put("value", kept.toString(StandardCharsets.UTF_8));
    }
  }
}

package org.tgd.codeeval.guest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the {@code main} of test classes, one after another; no solution is ever in here. */
public final class RunTests implements Runnable {
  private final Wire wire = new Wire();

  private RunTests() {}

  /** Runs until the standard input ends. */
  public static void main(String[] arguments) {
    new Thread(null, new RunTests(), "main", 64L << 20).start();
  }

  @Override
  public void run() {
    wire.greet();
    while (true) {
      Map<?, ?> next = (Map<?, ?>) Json.parse(wire.receive());
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put("op", "result");
      Remote.begin(wire);
      SolutionLoader loader = new SolutionLoader((Map<?, ?>) next.get("classes"));
      try {
        Method test =
            Class.forName((String) next.get("main"), true, loader)
                .getDeclaredMethod("main", String[].class);
        test.setAccessible(true);
        test.invoke(null, (Object) new String[0]);
        reply.put("done", true);
      } catch (InvocationTargetException e) {
        failed(e.getCause(), loader, reply);
      } catch (ReflectiveOperationException | LinkageError e) {
        reply.put("broken", String.valueOf(e));
      }
      wire.send(reply);
    }
  }

  private static void failed(Throwable error, SolutionLoader loader, Map<String, Object> reply) {
    Throwable cause = error;
    while (!Remote.isTheirs(cause) && cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    reply.put("theirs", Remote.isTheirs(cause));
    reply.put("fault", Remote.fault().kind());
    reply.put("why", Remote.fault().message());
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("type", error.getClass().getSimpleName());
    String message = String.valueOf(error.getMessage());
    failure.put("message", message.substring(0, Math.min(2000, message.length())));
    failure.put("trace", trace(error, loader));
    reply.put("failure", failure);
  }

  private static List<Object> trace(Throwable error, SolutionLoader loader) {
    List<Object> trace = new ArrayList<>();
    for (StackTraceElement frame : error.getStackTrace()) {
      if (loader.has(frame.getClassName()) && trace.size() < 20) {
        trace.add(0, List.of(frame.getMethodName(), Math.max(0, frame.getLineNumber())));
      }
    }
    return trace;
  }
}

package org.tgd.codeeval.guest;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads one solution, calls it as it is told, sends raw answers, until its input ends. */
public final class RunSolution implements Runnable {
  private static final long STACK = 64L << 20;
  private final Wire wire = new Wire();
  private Map<?, ?> message = Collections.emptyMap();
  private SolutionLoader loader;
  private Invocation invocation;
  private WholeProgram program;
  private Operations operations;
  private Method method;

  private RunSolution() {}

  /** Runs until the standard input ends. */
  public static void main(String[] arguments) {
    new Thread(null, new RunSolution(), "main", STACK).start();
  }

  @Override
  public void run() {
    wire.greet();
    while (true) {
      Map<?, ?> next = (Map<?, ?>) Json.parse(wire.receive());
      Map<String, Object> reply = new LinkedHashMap<>();
      long begin = System.nanoTime();
      try {
        answer(next, reply);
      } catch (Answers.Unfit e) {
        reply.put("unfit", e.getMessage());
      } catch (InvocationTargetException e) {
        reply.put("failure", failure(e.getCause()));
      } catch (ReflectiveOperationException e) {
        reply.put("failure", failure(e));
      } catch (Throwable e) { // whatever a solution throws is an answer
        reply.put("failure", failure(e));
      }
      reply.put("nanos", System.nanoTime() - begin);
      wire.send(reply);
    }
  }

  private void answer(Map<?, ?> next, Map<String, Object> reply)
      throws Answers.Unfit, ReflectiveOperationException {
    reply.put("op", "result");
    switch ((String) next.get("op")) {
      case "probe" -> {
        reply.put("op", "probe");
        reply.put("found", Probe.found());
      }
      case "load" -> {
        message = next;
        Seal.close();
        loader = new SolutionLoader((Map<?, ?>) next.get("classes"));
        invocation = new Invocation(loader);
        if (Boolean.TRUE.equals(next.get("cover"))) {
          Coverage.watch(loader::has, turning -> wire.send(turning.found()));
        }
        program = new WholeProgram((Map<?, ?>) next.get("classes"), wire);
        reply.put("op", "unloaded");
        load(reply);
      }
      case "main" -> main(next, reply);
      case "invoke" -> invoke(next, reply);
      case "program" -> {
        reply.put("id", next.get("id"));
        program.run(next, reply);
      }
      default -> {
        reply.put("id", next.get("id"));
        call(next, reply);
      }
    }
  }

  /** A call by a test in another machine. */
  private void invoke(Map<?, ?> next, Map<String, Object> reply)
      throws ReflectiveOperationException, Answers.Unfit {
    try {
      reply.put("data", invocation.answer(next));
    } catch (NotPlain e) {
      reply.put("failure", plainFailure("", "the solution returned " + e.getMessage()));
    } catch (Invocation.Missing e) {
      reply.put("missing", e.getMessage());
    } finally {
      lines(reply);
    }
  }

  /** The lines that ran, if they are noted. */
  private void lines(Map<String, Object> reply) {
    if (Boolean.TRUE.equals(message.get("cover"))) {
      reply.put("lines", Coverage.take());
    }
  }

  private void load(Map<String, Object> reply) throws ReflectiveOperationException {
    if (message.get("program") != null && program.main().isEmpty()) {
      reply.put("op", "uncompiled");
      reply.put(
          "failure", plainFailure("", "no class has a method public static void main(String[])"));
      return;
    }
    boolean whole = message.get("main") != null || message.get("program") != null;
    if (!whole && !find()) {
      reply.put("op", "uncompiled");
      reply.put("failure", plainFailure("", missing()));
      return;
    }
    reply.put("op", "ready");
  }

  private boolean find() throws ReflectiveOperationException {
    Map<?, ?> entry = (Map<?, ?>) message.get("entry");
    String designed = (String) entry.get("class");
    if (designed.equals(entry.get("method")) && loader.has(designed)) {
      operations = new Operations(Class.forName(designed, false, loader));
      return true;
    }
    int count = ((Number) message.get("count")).intValue();
    for (String owner : new String[] {(String) entry.get("class"), "Solution", "Main"}) {
      if (!owner.isEmpty() && loader.has(owner)) {
        for (Method found : Class.forName(owner, false, loader).getDeclaredMethods()) {
          if (found.getName().equals(entry.get("method")) && found.getParameterCount() == count) {
            method = found;
            method.setAccessible(true);
            return true;
          }
        }
      }
    }
    return false;
  }

  private String missing() throws ReflectiveOperationException {
    Map<?, ?> entry = (Map<?, ?>) message.get("entry");
    StringBuilder found = new StringBuilder();
    for (Object name : loader.names()) {
      for (Method each : Class.forName((String) name, false, loader).getDeclaredMethods()) {
        if (!each.isSynthetic() && found.length() < 300) {
          found.append(found.length() == 0 ? "" : ", ").append(name).append('.');
          found.append(each.getName()).append('(').append(each.getParameterCount()).append(')');
        }
      }
    }
    String wanted = entry.get("class") + "." + entry.get("method");
    String there = found.length() == 0 ? "nothing" : found.toString();
    return wanted + " with " + message.get("count") + " parameters is missing; found: " + there;
  }

  private void call(Map<?, ?> next, Map<String, Object> reply)
      throws Answers.Unfit, ReflectiveOperationException {
    List<?> json = (List<?>) next.get("args");
    if (operations != null) {
      List<Object> results = operations.run((List<?>) json.get(0), (List<?>) json.get(1));
      reply.put("value", new Answers().plain(results, 0));
      return;
    }
    Type[] types = method.getGenericParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = Arguments.build(json.get(i), types[i]);
    }
    Object owner = null;
    if (!Modifier.isStatic(method.getModifiers())) {
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      owner = constructor.newInstance();
    }
    try {
      Object result = method.invoke(owner, values);
      if (method.getReturnType() == void.class && values.length > 0) {
        result = values[0];
      }
      reply.put("value", new Answers().plain(result, 0));
    } finally {
      lines(reply);
    }
  }

  /** Test code and solution in one machine: only the end of the test code gives the nonce out. */
  private void main(Map<?, ?> next, Map<String, Object> reply) throws ReflectiveOperationException {
    String nonce = (String) next.get("nonce");
    Method test =
        Class.forName((String) next.get("main"), true, loader)
            .getDeclaredMethod("main", String[].class);
    test.setAccessible(true);
    try {
      test.invoke(null, (Object) new String[0]);
    } finally {
      lines(reply);
    }
    reply.put("nonce", nonce);
  }

  private static Map<String, Object> plainFailure(String type, String text) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("type", type);
    found.put("message", text);
    found.put("line", 0);
    found.put("column", 0);
    found.put("locals", new ArrayList<>());
    found.put("trace", new ArrayList<>());
    return found;
  }

  private Map<String, Object> failure(Throwable error) {
    Throwable cause = error;
    if (error instanceof ExceptionInInitializerError && error.getCause() != null) {
      cause = error.getCause();
    }
    String text;
    try {
      text = String.valueOf(cause.getMessage());
    } catch (Throwable e) { // the solution's own message may throw
      text = "(no message)";
    }
    Map<String, Object> found =
        plainFailure(
            cause.getClass().getSimpleName(), text.substring(0, Math.min(2000, text.length())));
    found.put("memory", cause instanceof OutOfMemoryError);
    trace(cause, found);
    if (Boolean.TRUE.equals(message.get("diagnose"))) {
      found.put("body", Diagnosis.body(cause));
      found.put("locals", Diagnosis.locals(cause));
    }
    return found;
  }

  private void trace(Throwable cause, Map<String, Object> found) {
    List<Object> trace = new ArrayList<>();
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (loader != null && loader.has(frame.getClassName()) && trace.size() < 20) {
        if (trace.isEmpty()) {
          found.put("line", Math.max(0, frame.getLineNumber()));
          found.put("owner", frame.getClassName());
        }
        List<Object> step = new ArrayList<>();
        step.add(frame.getMethodName());
        step.add(Math.max(0, frame.getLineNumber()));
        trace.add(0, step);
      }
    }
    found.put("trace", trace);
  }
}

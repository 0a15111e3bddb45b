package org.tgd.codeeval.guest;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory, one request after another; runs nothing of them. */
public final class CompileSources {
  private static final String OUT_OF_MEMORY = "the compiler ran out of memory";

  private static final String OUT_OF_STACK =
      "the compiler ran out of stack: an expression is nested too deep";

  /** A class file has no room for more. */
  private static final int MOST_LINES = 65_535;

  private static final List<String> OPTIONS =
      List.of("-proc:none", "-g", "-nowarn", "-XDstringConcat=inline", "-implicit:none");
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager standard =
      compiler.getStandardFileManager(null, Locale.ROOT, null);

  private CompileSources() {}

  /** Runs until the standard input ends. */
  public static void main(String[] arguments) {
    Thread thread = new Thread(null, CompileSources::serve, "main", 64L << 20);
    thread.start();
  }

  private static void serve() {
    Wire wire = new Wire();
    CompileSources compiler = new CompileSources();
    compiler.warm();
    wire.greet();
    while (true) {
      Map<?, ?> request = (Map<?, ?>) Json.parse(wire.receive());
      Map<String, Object> reply = compiler.reply(request);
      wire.send(reply);
      if (OUT_OF_MEMORY.equals(reply.get("error"))) {
        Runtime.getRuntime().halt(3); // who knows what is left of the compiler
      }
    }
  }

  private void warm() {
    String text =
        "import java.util.*; class Solution { List<Integer> f(int[] a) { List<Integer> l = new"
            + " ArrayList<>(); for (int x : a) { l.add(x + 1); } l.sort((p, q) -> q - p); return l;"
            + " } }";
    compile(Map.of("Solution", text), new LinkedHashMap<>());
  }

  private Map<String, Object> reply(Map<?, ?> request) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("op", "compiled");
    Map<String, String> sources = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) request.get("sources")).entrySet()) {
      sources.put((String) entry.getKey(), (String) entry.getValue());
    }
    try {
      Object covered = request.get("cover");
      if (covered instanceof String name && sources.containsKey(name)) {
        sources.put(name, instrumented(name, sources.get(name)));
      }
      Object diagnosed = request.get("diagnose");
      if (diagnosed instanceof String name && sources.containsKey(name)) {
        sources.put(name, diagnosed(name, sources, reply));
      }
      if (request.get("guard") instanceof String name && sources.containsKey(name)) {
        sources.put(name, guarded(name, sources));
      }
      if (request.get("stub") instanceof String text) {
        String stub = stub(text);
        if (stub.isEmpty()) {
          reply.put("error", "the starter text has no plain classes that could be stood in for");
          return reply;
        }
        sources.put("Stub", stub);
      }
      compile(sources, reply);
    } catch (StackOverflowError e) {
      reply.put("error", OUT_OF_STACK);
    } catch (OutOfMemoryError e) {
      reply.put("error", OUT_OF_MEMORY);
    } catch (RuntimeException e) { // a crash of the compiler says that it does not compile
      reply.put("error", "the compiler failed: " + e);
    }
    return reply;
  }

  /** The stand-in for a solution that continues that text; empty if there can be none. */
  private String stub(String starter) {
    String text = starter;
    for (int missing = 0; missing < 4; missing++) {
      int[] errors = {0};
      Map<String, String> sources = Map.of("Stub", text);
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, new Files(standard), d -> errors[0]++, OPTIONS, null, units(sources));
      try {
        CompilationUnitTree unit = task.parse().iterator().next();
        if (errors[0] == 0) {
          return Stub.of(unit);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e); // never: the sources are in memory
      }
      text += "\n}";
    }
    return "";
  }

  private String instrumented(String name, String text) {
    return Instrumenter.instrument(task(Map.of(name, text)), text);
  }

  /** The source made so that a failure tells its place and variables; itself if that fails. */
  private String diagnosed(String name, Map<String, String> sources, Map<String, Object> reply) {
    String text = sources.get(name);
    JavacTask task = task(sources);
    try {
      for (CompilationUnitTree unit : task.parse()) {
        if (unit.getSourceFile().toUri().equals(Source.place(name))) {
          task.analyze();
          Trees trees = Trees.instance(task);
          Pieces pieces = new Pieces(text);
          reply.put("bodies", Diagnoser.diagnose(trees, unit, text, pieces));
          Marks.mark(trees, unit, text, pieces);
          String made = pieces.text();
          if (pieces.places().size() > MOST_LINES) {
            return text;
          }
          reply.put("places", pieces.places());
          return made;
        }
      }
    } catch (IOException e) {
      return text; // never: the sources are in memory
    }
    return text;
  }

  /** The test, which is the last of the sources. */
  private String guarded(String name, Map<String, String> sources) {
    try {
      return Guard.guarded(task(sources), sources.get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never: the sources are in memory
    }
  }

  private JavacTask task(Map<String, String> sources) {
    return (JavacTask)
        compiler.getTask(null, new Files(standard), d -> {}, OPTIONS, null, units(sources));
  }

  private static List<Source> units(Map<String, String> sources) {
    List<Source> units = new ArrayList<>();
    for (Map.Entry<String, String> entry : sources.entrySet()) {
      units.add(new Source(entry.getKey(), entry.getValue()));
    }
    return units;
  }

  private void compile(Map<String, String> sources, Map<String, Object> reply) {
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    Files files = new Files(standard);
    List<Source> units = units(sources);
    StringWriter said = new StringWriter();
    boolean done = compiler.getTask(said, files, errors, OPTIONS, null, units).call();
    if (done) {
      Map<String, Object> classes = new LinkedHashMap<>();
      for (Output output : files.outputs) {
        byte[] code = output.bytes.toByteArray();
        classes.put(output.name, Base64.getEncoder().encodeToString(code));
      }
      reply.put("classes", classes);
      return;
    }
    reply.put("error", exhausted(said.toString()));
    for (Diagnostic<? extends JavaFileObject> error : errors.getDiagnostics()) {
      if (error.getKind() == Diagnostic.Kind.ERROR) {
        reply.put("error", error.getMessage(Locale.ROOT));
        reply.put("line", Math.max(0, error.getLineNumber()));
        reply.put("column", column(error));
        reply.put("source", error.getSource() == null ? "" : ((Source) error.getSource()).name);
        break;
      }
    }
  }

  /** Why the compiler gave up without an error in the text. */
  private static String exhausted(String said) {
    if (said.contains("StackOverflowError")) {
      return OUT_OF_STACK;
    } else if (said.contains("OutOfMemoryError") || said.contains("out of resources")) {
      return OUT_OF_MEMORY;
    }
    String first = said.strip().lines().findFirst().orElse("no reason given");
    return "the compiler gave up: " + first;
  }

  /** In characters, from 1; the compiler's own count expands tabs. */
  private static long column(Diagnostic<? extends JavaFileObject> error) {
    if (!(error.getSource() instanceof Source source) || error.getPosition() < 0) {
      return 0;
    }
    return error.getPosition() - source.text.lastIndexOf('\n', (int) error.getPosition() - 1);
  }

  /** A source in memory; may hold a public class of any name. */
  static final class Source extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    Source(String name, String text) {
      super(place(name), Kind.SOURCE);
      this.name = name;
      this.text = text;
    }

    static URI place(String name) {
      return URI.create("memory:///" + name + ".java");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }

  /** A class in memory. */
  static final class Output extends SimpleJavaFileObject {
    private final String name;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  /** Keeps classes in memory. */
  static final class Files extends ForwardingJavaFileManager<JavaFileManager> {
    private final List<Output> outputs = new ArrayList<>();

    Files(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      Output output = new Output(className);
      outputs.add(output);
      return output;
    }

    @Override
    public void close() {
      // the standard files stay open for the next request
    }
  }
}

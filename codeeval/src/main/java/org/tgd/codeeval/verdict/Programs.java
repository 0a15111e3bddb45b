package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tgd.codeeval.language.Build;
import org.tgd.codeeval.language.Toolkit;
import org.tgd.codeeval.sandbox.Reply;
import org.tgd.codeeval.sandbox.Sandboxes;
import org.tgd.codeeval.sandbox.Session;
import org.tgd.codeeval.sandbox.Toolchain;

/** Programs by the compilers of their languages; those last seen are kept. Thread-safe. */
final class Programs {
  private static final long LARGEST = 48L << 20;

  /**
   * A program that can be started, or why there is none.
   *
   * @param start the message that starts it
   * @param failed why there is none
   */
  record Made(Optional<ObjectNode> start, Optional<Load.Failed> failed) {
    private static Made failure(Verdict verdict, Failure failure) {
      return new Made(Optional.empty(), Optional.of(new Load.Failed(verdict, failure)));
    }

    private long size() {
      return start.map(message -> (long) message.toString().length()).orElse(1000L);
    }
  }

  private final Map<String, Made> known = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Toolchain> toolchains = new ConcurrentHashMap<>();
  private long size;

  /** Compiles, if that was not done before. */
  Made of(Sandboxes sandboxes, Toolkit toolkit, Build build) {
    String key = key(build);
    synchronized (known) {
      Made earlier = known.get(key);
      if (earlier != null) {
        return earlier;
      }
    }
    Made made = made(sandboxes, toolkit, build);
    boolean lasting = made.failed().map(f -> f.verdict() != Verdict.HARNESS_ERROR).orElse(true);
    if (lasting) {
      keep(key, made);
    }
    return made;
  }

  private void keep(String key, Made made) {
    synchronized (known) {
      Made earlier = known.put(key, made);
      size += made.size() - (earlier == null ? 0 : earlier.size());
      Iterator<Made> eldest = known.values().iterator();
      while (size > LARGEST && eldest.hasNext()) {
        size -= eldest.next().size();
        eldest.remove();
      }
    }
  }

  private static String key(Build build) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String all = new TreeMap<>(build.files()) + "\0" + build.commands() + build.command();
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The toolchain of a language.
   *
   * @throws org.tgd.codeeval.sandbox.SandboxException if it is missing
   */
  Toolchain toolchain(Toolkit toolkit) {
    return toolchains.computeIfAbsent(toolkit.tool(), tool -> Toolchain.of(tool, toolkit.source()));
  }

  private Made made(Sandboxes sandboxes, Toolkit toolkit, Build build) {
    Toolchain tools = toolchain(toolkit);
    var files = new LinkedHashMap<String, String>();
    build.files().forEach((name, text) -> files.put(name, encoded(text)));
    if (build.commands().isEmpty()) {
      return started(tools, build, files);
    }
    ObjectNode request = request("build", files);
    ArrayNode commands = request.putArray("commands");
    build.commands().forEach(each -> tools.placed(each).forEach(commands.addArray()::add));
    request.put("output", build.output());
    tools.surroundings().forEach(request.putObject("surroundings")::put);
    try (Session session = sandboxes.compiler(tools.folders())) {
      Reply reply = session.call(request.toString());
      Optional<JsonNode> message = Results.message(reply);
      return message
          .map(
              node ->
                  node.path("op").asText().equals("built")
                      ? built(tools, build, files, node)
                      : unbuilt(toolkit, node))
          .orElseGet(() -> lost(Results.stopped(reply)));
    }
  }

  private static Made built(
      Toolchain tools, Build build, Map<String, String> files, JsonNode reply) {
    boolean checked = build.files().containsKey(build.output());
    return started(
        tools, build, checked ? files : Map.of(build.output(), reply.path("program").asText()));
  }

  private static Made unbuilt(Toolkit toolkit, JsonNode reply) {
    if (!reply.path("op").asText().equals("unbuilt")) {
      String why = Results.cut(reply.path("message").asText());
      return Made.failure(Verdict.HARNESS_ERROR, Failure.of("", "the compiler: " + why));
    }
    Toolkit.Complaint complaint = toolkit.complaint(reply.path("log").asText());
    String said =
        complaint.message().isBlank()
            ? "the compiler ended with exit code " + reply.path("code").asInt()
            : complaint.message();
    return Made.failure(
        Verdict.COMPILE_ERROR,
        new Failure(
            "", Results.cut(said), complaint.line(), complaint.column(), List.of(), List.of()));
  }

  /** Whatever ends a compiler has its reason in the text that it compiles. */
  private static Made lost(Reply.Stopped stopped) {
    Verdict verdict =
        stopped.cause() == Reply.Cause.SANDBOX ? Verdict.HARNESS_ERROR : Verdict.COMPILE_ERROR;
    return Made.failure(verdict, Failure.of("", "the compiler: " + stopped.detail()));
  }

  private static Made started(Toolchain tools, Build build, Map<String, String> files) {
    ObjectNode start = request("run", files);
    ArrayNode programs = start.putArray("programs");
    if (!build.files().containsKey(build.output()) && !build.commands().isEmpty()) {
      programs.add(build.output());
    }
    tools.placed(build.command()).forEach(start.putArray("command")::add);
    return new Made(Optional.of(start), Optional.empty());
  }

  private static ObjectNode request(String op, Map<String, String> files) {
    ObjectNode request = Results.JSON.createObjectNode().put("op", op);
    ObjectNode all = request.putObject("files");
    files.forEach(all::put);
    return request;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package org.tgd.codeeval.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tgd.codeeval.sandbox.Reply.Cause;
import org.tgd.codeeval.sandbox.Reply.Stopped;
import org.tgd.core.input.Broken;

/** Puts the end of a program into words. */
final class Endings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIGKILL = 9;
  private static final int SIGXCPU = 24;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "illegal instruction",
          6, "abort",
          7, "bus error",
          8, "arithmetic error",
          9, "kill",
          11, "segmentation fault",
          15, "termination",
          24, "processor time",
          25, "file size",
          31, "bad system call");

  private Endings() {}

  /** The frame by which a zygote reports that a job has ended. */
  static Stopped read(Frame frame) {
    try {
      return read(JSON.readTree(new String(frame.content(), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      return new Stopped(Cause.SANDBOX, "unreadable end of a job: " + Broken.words(e));
    }
  }

  /** The status that a waiting parent got, or why there was nothing to wait for. */
  static Stopped read(JsonNode end) {
    String failed = end.path("failed").asText("");
    return failed.isEmpty()
        ? ofStatus(end.path("status").asInt(-1))
        : new Stopped(Cause.SANDBOX, failed);
  }

  private static Stopped ofStatus(int status) {
    int signal = status & 0x7f;
    if (status < 0) {
      return new Stopped(Cause.EXIT, "the process was ended");
    } else if (signal == 0) {
      int code = status >> 8 & 0xff;
      return new Stopped(Cause.EXIT, "ended the process with exit code " + code);
    }
    return ofSignal(signal);
  }

  private static Stopped ofSignal(int signal) {
    if (signal == SIGXCPU || signal == SIGKILL) {
      String what = signal == SIGXCPU ? "processor time used up" : "the process was killed";
      return new Stopped(signal == SIGXCPU ? Cause.TIME : Cause.EXIT, what);
    }
    String name = SIGNALS.getOrDefault(signal, "signal");
    return new Stopped(Cause.EXIT, "crashed: " + name + " (signal " + signal + ")");
  }

  /** A box that has ended: by its only program, or for a reason of its own. */
  static Stopped ofBox(Box box, boolean oneProgram) {
    int code = box.exitCode().orElse(-1);
    if (!oneProgram) {
      return new Stopped(
          Cause.SANDBOX, ("the sandbox ended with exit code " + code + ". " + box.notes()).strip());
    }
    if (code > 128) {
      return ofSignal(code - 128);
    }
    return new Stopped(Cause.EXIT, "ended the process with exit code " + code);
  }
}

package org.tgd.codeeval.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tgd.codeeval.sandbox.ProcessTree.Usage;

/**
 * One program in a sandbox, watched: messages go in and come out one by one, and each is awaited
 * within the limits. Used by one thread at a time; closing it wipes everything of the program.
 */
public final class Session implements AutoCloseable {
  private static final long FIRST_LOOK = 10_000_000;
  private static final long LATER_LOOKS = 20_000_000;
  private static final long GRACE = 5_000_000_000L;

  /** What becomes of the box when the session ends. */
  interface Home {
    /** Takes the box back: with its program ended, or broken. */
    void takeBack(Box box, boolean usable);
  }

  private final Box box;
  private final Home home;
  private Limits limits;
  private final Watch watch;
  private final long roomKb;
  private final Tail out = new Tail();
  private final Tail err = new Tail();
  private byte[] answers = new byte[0];
  private int filled;
  private long printed;
  private long peakKb;
  private long begin;
  private long firstBegin;
  private long replied;
  private boolean continued;
  private long pastNanos;
  private long cpuAtBegin;
  private long cpu;
  private long slowCpu;
  private boolean over;
  private boolean ended;
  private boolean awaiting;

  /**
   * What is counted.
   *
   * @param oneProgram whether the box is nothing but the program
   * @param processes the processes of the program
   * @param extraKb memory that the program may have beyond the limit, for its interpreter
   * @param tests how many calls there will be, which says how long all together may take; 0 for any
   *     number
   * @param attentive whether it can be ended at any time, not only while it waits for a message
   */
  record Watch(
      boolean oneProgram,
      Supplier<Set<Long>> processes,
      long extraKb,
      int tests,
      boolean attentive) {}

  Session(Box box, Home home, Limits limits, Watch watch) {
    this.box = box;
    this.home = home;
    this.limits = limits;
    this.watch = watch;
    this.roomKb = limits.memoryMb() * 1024L + watch.extraKb();
  }

  /** The same session, with no more than so much processor time for each call. */
  Session within(double seconds) {
    limits = limits.withSeconds(Math.min(limits.seconds(), seconds));
    return this;
  }

  /** Sends a message and awaits the reply; the time of the limits begins now. */
  public Reply call(String json) {
    if (over) {
      return new Reply.Stopped(Reply.Cause.EXIT, "the program has ended");
    }
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] message = ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array();
    awaiting = true;
    begin();
    try {
      box.write('I', message);
    } catch (IOException e) {
      // it has ended; the frames say how
    }
    return await();
  }

  /**
   * The same, but as a part of the test before: its time goes on from where the last reply came.
   */
  public Reply again(String json) {
    if (begin == 0) {
      return call(json);
    }
    continued = true;
    pastNanos = replied - begin;
    return call(json);
  }

  /** Awaits a message of a program that speaks first or is not done. */
  public Reply await() {
    try {
      Reply reply = next();
      replied = System.nanoTime();
      awaiting = reply instanceof Reply.Stopped;
      over = over || awaiting;
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      over = true;
      return new Reply.Stopped(Reply.Cause.SANDBOX, "interrupted");
    }
  }

  private void begin() {
    begin = System.nanoTime();
    if (continued) {
      begin -= pastNanos;
      continued = false;
      return;
    }
    firstBegin = firstBegin == 0 ? begin : firstBegin;
    cpuAtBegin = -1;
  }

  private Reply next() throws InterruptedException {
    if (begin == 0) {
      begin();
    }
    long look = System.nanoTime() + FIRST_LOOK;
    while (true) {
      Optional<String> message = message();
      if (message.isPresent()) {
        return new Reply.Message(message.get());
      }
      Optional<Frame> frame = box.poll(look - System.nanoTime());
      Optional<Reply> stop = frame.isPresent() ? taken(frame.get()) : Optional.empty();
      if (stop.isEmpty() && System.nanoTime() >= look) {
        stop = look();
        look = System.nanoTime() + LATER_LOOKS;
      }
      if (stop.isPresent()) {
        return stop.get();
      }
    }
  }

  private Optional<Reply> taken(Frame frame) {
    boolean oneProgram = watch.oneProgram();
    if (oneProgram && frame.kind() == 'X') {
      // only a zygote may say how a program ended, never the program itself
      return stop(Reply.Cause.EXIT, "the program broke its answer channel");
    }
    switch (frame.kind()) {
      case 'A' -> append(frame.content());
      case 'O', 'E' -> {
        printed += frame.content().length;
        (frame.kind() == 'O' ? out : err).add(frame.content());
      }
      case 'X' -> {
        ended = true;
        return filled == 0 ? Optional.of(Endings.read(frame)) : lastWords(frame);
      }
      case Frame.END -> {
        ended = true;
        return Optional.of(Endings.ofBox(box, oneProgram));
      }
      default -> {
        return stop(Reply.Cause.EXIT, "the program broke its answer channel");
      }
    }
    if (printed > limits.outputBytes()) {
      return stop(Reply.Cause.OUTPUT, "printed more than " + limits.outputBytes() + " bytes");
    }
    if (filled > limits.answerBytes() + 4 || announced() > limits.answerBytes()) {
      return stop(
          Reply.Cause.OUTPUT, "the answer has more than " + limits.answerBytes() + " bytes");
    }
    return Optional.empty();
  }

  /** A message may have come just before the end. */
  private Optional<Reply> lastWords(Frame frame) {
    Optional<String> message = message();
    return Optional.of(
        message.isPresent() ? new Reply.Message(message.get()) : Endings.read(frame));
  }

  private void append(byte[] part) {
    if (filled + part.length > answers.length) {
      answers = Arrays.copyOf(answers, Math.max(filled + part.length, 2 * answers.length));
    }
    System.arraycopy(part, 0, answers, filled, part.length);
    filled += part.length;
  }

  /** How long the message is that comes in, as its sender says. */
  private long announced() {
    return filled < 4 ? 0 : Integer.toUnsignedLong(ByteBuffer.wrap(answers).getInt());
  }

  private Optional<String> message() {
    if (filled < 4 || filled < 4 + announced()) {
      return Optional.empty();
    }
    int length = (int) announced();
    String text = new String(answers, 4, length, StandardCharsets.UTF_8);
    filled -= 4 + length;
    System.arraycopy(answers, 4 + length, answers, 0, filled);
    return Optional.of(text);
  }

  private Optional<Reply> look() {
    Usage usage = ProcessTree.usage(watch.processes().get());
    long now = System.nanoTime();
    long wallMillis = (now - begin) / 1_000_000;
    peakKb = Math.max(peakKb, usage.memoryKb());
    cpu = Math.max(cpu, usage.cpuMillis());
    if (cpuAtBegin < 0) {
      cpuAtBegin = Math.max(slowCpu, cpu - wallMillis);
    }
    slowCpu = cpu;
    if (usage.memoryKb() > roomKb) {
      return stop(Reply.Cause.MEMORY, "held more than " + limits.memoryMb() + " MB");
    } else if (usage.processes() > limits.processes() + 2) {
      return stop(Reply.Cause.EXIT, "had more than " + limits.processes() + " processes");
    } else if (cpu - cpuAtBegin > limits.seconds() * 1000) {
      return stop(
          Reply.Cause.TIME, "used more than " + seconds(limits.seconds()) + " of processor");
    } else if (wallMillis > limits.wallSeconds() * 1000 + Limits.SHARED * (cpu - cpuAtBegin)) {
      return stop(Reply.Cause.TIME, "no answer within " + seconds(limits.wallSeconds()));
    }
    return watch.tests() == 0 ? Optional.empty() : together((now - firstBegin) / 1_000_000);
  }

  /** The limits of all calls together. */
  private Optional<Reply> together(long wallMillis) {
    double most = limits.totalSeconds(watch.tests());
    if (cpu > most * 1000) {
      return stop(
          Reply.Cause.TIME, "all tests together used more than " + seconds(most) + " of processor");
    } else if (wallMillis > limits.idleSeconds() * 1000 + Limits.CROWD * cpu) {
      return stop(
          Reply.Cause.TIME,
          "waited without computing for more than " + seconds(limits.idleSeconds()) + " in all");
    }
    return Optional.empty();
  }

  private static String seconds(double seconds) {
    return String.format(java.util.Locale.ROOT, "%.1f s", seconds);
  }

  private Optional<Reply> stop(Reply.Cause cause, String detail) {
    over = true;
    return Optional.of(new Reply.Stopped(cause, detail));
  }

  /**
   * How the partner of the program ended, as the program tells.
   *
   * @param end what it tells; a missing node if the partner is still there
   */
  public Reply.Stopped partnerEnd(JsonNode end) {
    over = true;
    return end.isMissingNode()
        ? new Reply.Stopped(Reply.Cause.EXIT, "the program closed its answer channel")
        : Endings.read(end);
  }

  /** The end of what was printed since this was last asked. */
  public String stdout() {
    return out.take();
  }

  /** The end of what was printed as errors since this was last asked. */
  public String stderr() {
    return err.take();
  }

  /** The most memory seen, in kB. */
  public long peakKb() {
    return peakKb;
  }

  /** Notes memory that the program itself reports, in kB; believed up to the limit. */
  public void reportedKb(long kb) {
    peakKb = Math.max(peakKb, Math.min(kb, roomKb));
  }

  /** Ends the session but not the program, which waits for another. */
  public void release() {
    home.takeBack(box, !over && box.isAlive());
  }

  @Override
  public void close() {
    boolean usable = ended && box.isAlive();
    if (!watch.oneProgram()) {
      usable = (listens() || ended) && wipe();
    }
    home.takeBack(box, usable);
  }

  /** Whether the program takes notice of an end: test code does not while it runs. */
  private boolean listens() {
    return watch.attentive() || !awaiting;
  }

  /** Kills everything of the program; whether the box says that it is done. */
  private boolean wipe() {
    try {
      box.write('K', new byte[0]);
      long deadline = System.nanoTime() + GRACE;
      while (System.nanoTime() < deadline) {
        Optional<Frame> frame = box.poll(deadline - System.nanoTime());
        if (frame.isPresent() && frame.get().kind() == 'W') {
          return true;
        } else if (frame.isPresent() && frame.get().kind() == Frame.END) {
          return false;
        } else if (frame.isPresent() && (frame.get().kind() == 'O' || frame.get().kind() == 'E')) {
          (frame.get().kind() == 'O' ? out : err).add(frame.get().content());
        }
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}

package org.tgd.codeeval.guest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Follows a program for some thousand lines: which run again and again, and in which of the frames
 * that stay. Counted in lines, so that equal runs tell the same.
 */
final class Turning {
  private static final int WINDOW = 100_000;

  /** A prime, so that looks do not always fall on the same line of a loop. */
  private static final int PERIOD = 2503;

  private final Predicate<String> own;
  private final BitSet repeats = new BitSet();
  private List<StackWalker.StackFrame> common = Collections.emptyList();
  private final BitSet heads = new BitSet();
  private int steps;

  /**
   * Begins.
   *
   * @param own whether a class of that name is the solution's
   */
  Turning(Predicate<String> own) {
    this.own = own;
  }

  /** Notes a line; whether that was the last one needed. */
  boolean ends(int line) {
    if (steps > WINDOW) {
      return false;
    }
    repeats.set(line);
    if (steps++ % PERIOD == 0) {
      look();
    }
    return steps > WINDOW;
  }

  private void look() {
    List<StackWalker.StackFrame> frames =
        StackWalker.getInstance()
            .walk(all -> new ArrayList<>(all.filter(f -> own.test(f.getClassName())).toList()));
    Collections.reverse(frames);
    if (common.isEmpty()) {
      common = frames;
    }
    int same = 0;
    while (same < Math.min(common.size(), frames.size())
        && common.get(same).getClassName().equals(frames.get(same).getClassName())
        && common.get(same).getMethodName().equals(frames.get(same).getMethodName())) {
      same++;
    }
    if (same < common.size()) {
      heads.clear(); // what was noted was of a deeper frame
    }
    common = frames.subList(0, same);
    if (same > 0) {
      heads.set(Math.max(0, common.get(same - 1).getLineNumber()));
    }
  }

  /** What was seen, as the workbench reads it. */
  Map<String, Object> found() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("op", "still");
    found.put("repeats", Coverage.numbers(repeats));
    found.put("line", Math.max(0, heads.nextSetBit(0)));
    List<Object> trace = new ArrayList<>();
    for (StackWalker.StackFrame frame :
        common.subList(Math.max(0, common.size() - 20), common.size())) {
      trace.add(List.of(frame.getMethodName(), Math.max(0, frame.getLineNumber())));
    }
    found.put("trace", trace);
    found.put("lines", Coverage.lines());
    return found;
  }
}

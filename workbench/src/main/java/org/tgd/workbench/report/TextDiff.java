package org.tgd.workbench.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.List;
import org.tgd.core.report.Html;

/** What changed between two texts of several lines, with the lines around it. */
public final class TextDiff {
  /** So many equal lines are kept around a change. */
  private static final int AROUND = 3;

  private final List<String> from;
  private final StringBuilder html = new StringBuilder("<pre class=\"diff\">");

  private TextDiff(List<String> from) {
    this.from = from;
  }

  /** The lines that went and came, marked; runs of equal lines are cut, and said to be. */
  public static String html(String from, String to) {
    List<String> before = from.lines().toList();
    var diff = new TextDiff(before);
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, to.lines().toList()).getDeltas()) {
      diff.equal(at, delta.getSource().getPosition());
      delta.getSource().getLines().forEach(line -> diff.line("del", "- ", line));
      delta.getTarget().getLines().forEach(line -> diff.line("ins", "+ ", line));
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    diff.equal(at, before.size());
    return diff.html.append("</pre>\n").toString();
  }

  private void line(String tag, String mark, String line) {
    html.append('<').append(tag).append('>').append(mark).append(Html.escaped(line));
    html.append("</").append(tag).append(">\n");
  }

  private void equal(int begin, int end) {
    int head = begin == 0 ? begin : Math.min(begin + AROUND, end);
    int tail = end == from.size() ? end : Math.max(end - AROUND, head);
    show(begin, head);
    if (tail > head) {
      html.append("<small>  … ").append(tail - head).append(" equal lines</small>\n");
    }
    show(tail, end);
  }

  private void show(int begin, int end) {
    from.subList(begin, end)
        .forEach(line -> html.append("  ").append(Html.escaped(line)).append('\n'));
  }
}

package org.tgd.workbench.serve;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tgd.core.spi.Renderer;
import org.tgd.core.spi.Slices;

/** Draws each candidate once, as long as its drawing is among the last that were asked for. */
final class CachedRenderer implements Renderer {
  /** Characters of drawings that are kept at most. */
  private static final long MOST = 16_000_000;

  private final Renderer renderer;
  private final Map<String, Optional<String>> drawn = new LinkedHashMap<>(64, 0.75f, true);
  private Optional<Cut> cut = Optional.empty();
  private long size;

  CachedRenderer(Renderer renderer) {
    this.renderer = requireNonNull(renderer, "renderer");
  }

  /** The planes of the candidate that was leafed through last: setting them up may take long. */
  private record Cut(String candidate, Optional<Slices> slices) {}

  private synchronized Optional<String> once(String key, Supplier<Optional<String>> draw) {
    Optional<String> known = drawn.get(key);
    if (known != null) {
      return known;
    }
    Optional<String> made = draw.get();
    drawn.put(key, made);
    size += length(key, made);
    for (var oldest = drawn.entrySet().iterator(); size > MOST && drawn.size() > 1; ) {
      var gone = oldest.next();
      size -= length(gone.getKey(), gone.getValue());
      oldest.remove();
    }
    return made;
  }

  private static long length(String key, Optional<String> made) {
    return (long) key.length() + made.map(String::length).orElse(0);
  }

  @Override
  public String render(String candidate) {
    return once("whole " + candidate, () -> Optional.of(renderer.render(candidate))).orElseThrow();
  }

  @Override
  public String thumbnail(String candidate) {
    return once("small " + candidate, () -> Optional.of(renderer.thumbnail(candidate)))
        .orElseThrow();
  }

  @Override
  public List<String> pair(String from, String to) {
    return renderer.pair(from, to);
  }

  @Override
  public Optional<String> compare(String start, String best) {
    return once("compare " + key(start, best), () -> renderer.compare(start, best));
  }

  @Override
  public Optional<String> edit(String from, String to) {
    return once("edit " + key(from, to), () -> renderer.edit(from, to));
  }

  private static String key(String first, String second) {
    return first.length() + " " + first + second;
  }

  @Override
  public synchronized Optional<Slices> slices(String candidate) {
    if (cut.filter(each -> each.candidate().equals(candidate)).isEmpty()) {
      cut = Optional.of(new Cut(candidate, renderer.slices(candidate)));
    }
    return cut.get().slices();
  }
}

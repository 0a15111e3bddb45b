package org.tgd.codeeval.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.sandbox.Sandboxes;

/** The compiled tests of the problems last seen, each with a stand-in for solutions. */
final class TestClasses {
  private static final int KEPT = 200;

  private record Key(String starter, String main) {}

  private final Map<Key, Optional<JsonNode>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<JsonNode>> eldest) {
          return size() > KEPT;
        }
      };

  /** The classes; empty if the problem's starter text has nothing that could be stood in for. */
  Optional<JsonNode> of(Sandboxes sandboxes, Problem problem, String main) {
    var key = new Key(problem.starter(Language.JAVA), main);
    synchronized (known) {
      Optional<JsonNode> earlier = known.get(key);
      if (earlier != null) {
        return earlier;
      }
    }
    JavaCompilation compiled = JavaCompilation.ofTest(sandboxes, problem, main);
    boolean broken =
        compiled.failed().filter(f -> f.verdict() == Verdict.HARNESS_ERROR).isPresent();
    if (!broken) {
      synchronized (known) {
        known.put(key, compiled.classes());
      }
    }
    return compiled.classes();
  }
}

package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.tgd.core.GroundedCritic;
import org.tgd.core.Loss;
import org.tgd.core.Optimization;
import org.tgd.core.Outcome;
import org.tgd.core.Parameters;
import org.tgd.core.Variable;
import org.tgd.core.eval.Evaluation;
import org.tgd.core.input.InputException;
import org.tgd.core.optim.TextualGradientDescent;
import org.tgd.core.spi.Domain;
import org.tgd.core.spi.Problem;

class PrimerDomainTest {
  private static final String TEMPLATE =
      "ATGACCATGATTACGGATTCACTGGCCGTCGTTTTACAACGTCGTGACTGGGAAAACCCTGGCGTTACCCAACTTAATCGC";

  private static Problem problem() {
    Domain domain =
        ServiceLoader.load(Domain.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("primer"))
            .findFirst()
            .orElseThrow();
    return domain.problem(Map.of("template", TEMPLATE));
  }

  /** Biopython 1.88, Bio.SeqUtils.MeltingTemp.Tm_NN(primer, dnac1=250, dnac2=0). */
  @Test
  void meltsWhereBiopythonSaysSo() {
    assertEquals(63.3173, PrimerEvaluator.melting("CGTTCCAAAGATGTGGGCATGAGCTTAC"), 1e-4);
    assertEquals(53.8643, PrimerEvaluator.melting("GTAAAACGACGGCCAGT"), 1e-4);
    assertEquals(58.3485, PrimerEvaluator.melting("AGCGGATAACAATTTCACACAGGA"), 1e-4);
  }

  @Test
  void aPrimerIsMovedToWhereItMeltsAtSixtyDegrees() {
    Problem problem = problem();
    Outcome outcome =
        Optimization.of(
                (parameters, random) -> Loss.of(problem.evaluator(), parameters.get("place")),
                new GroundedCritic(),
                new TextualGradientDescent(problem.editor().orElseThrow()),
                10)
            .run(Parameters.of("place", Variable.parameter(problem.role(), problem.start())));
    assertTrue(outcome.best().loss() < 1, () -> "loss " + outcome.best().loss());
    var best = problem.evaluator().evaluate(outcome.best().parameters().values().get("place"));
    double celsius = assertInstanceOf(Evaluation.Scored.class, best).metrics().get(0).value();
    assertEquals(60, celsius, 1);
  }

  @Test
  void refusesWhatIsNoPlaceWithAReasonForTheEditor() {
    for (String bad : new String[] {"", "abc", "5-4", "1-90", "1-10", "99999999999-1"}) {
      assertInstanceOf(Evaluation.Rejected.class, problem().evaluator().evaluate(bad), bad);
    }
    assertThrows(
        InputException.class, () -> new PrimerDomain().problem(Map.of("template", "ACGX")));
  }
}

package org.tgd.workbench.cli.base;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tgd.benchmarks.duel.DuelStudy;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.codeeval.problem.Problem;
import org.tgd.codeeval.problem.ProblemFile;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.run.Domains;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.spi.Domain;
import org.tgd.radiotherapy.goal.GoalParser;

/** What a shell may put in for options that take a name. */
public final class Names {
  private Names() {}

  /** The names of critics. */
  public static final class Critics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return OptimizationRun.critics().iterator();
    }
  }

  /** The names of editors, those of all domains. */
  public static final class Editors implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> controls =
          Domains.all().stream().flatMap(domain -> domain.controlEditors().keySet().stream());
      return Stream.concat(List.of("rules", "llm").stream(), controls).distinct().iterator();
    }
  }

  /** The names of strategies. */
  public static final class Strategies implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return StrategySpec.names().iterator();
    }
  }

  /** Where a person can be asked. */
  public static final class Places implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("terminal", "browser").iterator();
    }
  }

  /** The names of domains. */
  public static final class DomainNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Domains.all().stream().map(Domain::name).iterator();
    }
  }

  /** The names of the receptors at hand. */
  public static final class Receptors implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReceptorLibrary.ofUser(System.getenv()).names().iterator();
    }
  }

  /** The names of the goal sets that are built in. */
  public static final class GoalSets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return GoalParser.builtIn().iterator();
    }
  }

  /** The patients that are computed; the first ones of those that are numbered. */
  public static final class Cases implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(
              Stream.of("phantom:c-shape"),
              IntStream.rangeClosed(1, 5).mapToObj(i -> "phantom:prostate-" + i))
          .iterator();
    }
  }

  /** The tasks on which methods are compared. */
  public static final class ComparedTasks implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DuelStudy.tasks().iterator();
    }
  }

  /** The tasks that are built in. */
  public static final class Tasks implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ProblemFile.builtIn().stream().map(Problem::taskId).iterator();
    }
  }
}

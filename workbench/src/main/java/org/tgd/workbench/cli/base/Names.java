package org.tgd.workbench.cli.base;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.tgd.benchmarks.duel.DuelStudy;
import org.tgd.core.optim.StrategySpec;
import org.tgd.core.run.Domains;
import org.tgd.core.run.OptimizationRun;
import org.tgd.core.spi.Domain;

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

  /** The tasks on which methods are compared. */
  public static final class ComparedTasks implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DuelStudy.tasks().iterator();
    }
  }
}

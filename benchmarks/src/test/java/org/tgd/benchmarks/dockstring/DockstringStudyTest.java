package org.tgd.benchmarks.dockstring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.benchmarks.dockstring.DockstringSettings.Redocking;
import org.tgd.chem.docking.DockingEngine;
import org.tgd.chem.docking.Ligand;
import org.tgd.chem.docking.PdbqtAtom;
import org.tgd.chem.docking.Pose;
import org.tgd.chem.docking.Receptor;
import org.tgd.chem.docking.SearchSettings;
import org.tgd.chem.docking.finding.Docking;
import org.tgd.chem.docking.receptor.ReceptorLibrary;
import org.tgd.core.input.InputException;
import org.tgd.core.journal.Parallel;

/**
 * The study with an engine that places nothing: every heavy atom binds by 0.3, whatever the seed.
 */
class DockstringStudyTest {
  private final AtomicInteger docked = new AtomicInteger();
  @TempDir private Path folder;
  private int again;
  private int lost;

  private record Counting(AtomicInteger count) implements DockingEngine {
    @Override
    public String name() {
      return "counting";
    }

    @Override
    public boolean isEmbedded() {
      return true;
    }

    @Override
    public List<Pose> dock(Ligand ligand, Receptor receptor, SearchSettings settings) {
      count.incrementAndGet();
      double energy = -0.3 * ligand.heavyAtomCount();
      return List.of(new Pose(ligand, energy, energy * (1 + 0.05846 * ligand.rotors()), 0));
    }
  }

  private List<WinnerRow> run(List<DockingMethod> methods, int... stages) {
    Docking docking = Docking.with(new Counting(docked));
    List<Integer> all = new ArrayList<>();
    for (int stage : stages) {
      all.add(stage);
    }
    DockstringSettings settings =
        new DockstringSettings(methods, all, 1, 1, redocking(docking), folder);
    return new DockstringStudy(settings, List.of(task()), line -> {}).run(Parallel.SEQUENTIAL);
  }

  /** A receptor of the same name may be another one. */
  private DockingTask task() {
    DockingTask task = DockingTask.of("PPARA", new ReceptorLibrary(folder.resolve("none")));
    Receptor whole = task.receptors().get(0);
    List<PdbqtAtom> atoms = whole.atoms().subList(0, whole.atoms().size() - lost);
    return new DockingTask(
        task.name(), List.of(Receptor.of(whole.name(), atoms, whole.box())), task.part());
  }

  private Redocking redocking(Docking docking) {
    return new Redocking(1, again, docking, Optional.empty());
  }

  private Path log(DockingMethod method) {
    return folder.resolve("runs").resolve("PPARA_" + method.option() + "_1.csv");
  }

  @Test
  void everyMethodDocksEquallyManyDistinctMoleculesFromTheThreeFragments() throws IOException {
    again = 1;
    List<WinnerRow> rows = run(List.of(DockingMethod.values()), 4, 6);
    assertThat(rows).hasSize(4 * 2 * 2);
    for (DockingMethod method : DockingMethod.values()) {
      List<String> lines = Files.readAllLines(log(method));
      assertThat(lines).hasSize(2 + 6);
      assertThat(lines.subList(2, lines.size()).stream().map(line -> line.split(",", -1)[2]))
          .doesNotHaveDuplicates()
          .startsWith("CC(N)=O", "CCCCC", "c1ccccc1");
    }
    for (WinnerRow row : rows) {
      if (row.dockings() == 6 && row.winner().isPresent()) {
        WinnerRow.Winner winner = row.winner().get();
        assertThat(winner.redocked()).hasSize(3);
        assertThat(winner.redocked().get(0)).isCloseTo(winner.design().dockstring(), within(1e-6));
        assertThat(winner.quality().isClean() || row.selection().equals("all")).isTrue();
      }
    }
  }

  @Test
  void aRunThatWasKilledAnywhereGoesOnAsIfItHadNeverStopped() throws IOException {
    List<DockingMethod> methods = List.of(DockingMethod.GRAPH_GA, DockingMethod.RANDOM);
    run(methods, 9);
    for (DockingMethod method : methods) {
      String whole = Files.readString(log(method));
      List<String> lines = whole.lines().toList();
      for (int kept : List.of(3, 8)) {
        String left = String.join("\n", lines.subList(0, kept)) + "\n";
        Files.writeString(log(method), kept == 8 ? left + lines.get(kept).substring(0, 5) : left);
        docked.set(0);
        run(List.of(method), 4, 9);
        assertThat(Files.readString(log(method))).isEqualTo(whole);
        assertThat(docked.get()).isEqualTo(11 - kept);
      }
    }
  }

  @Test
  void aLogOfOtherSettingsOrADamagedOneIsRefused() throws IOException {
    List<DockingMethod> random = List.of(DockingMethod.RANDOM);
    run(random, 4);
    Path log = log(DockingMethod.RANDOM);
    String text = Files.readString(log);
    Files.writeString(log, text.replace("seed 1", "seed 2"));
    assertThatThrownBy(() -> run(random, 4))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("other settings");
    Files.writeString(log, text);
    lost = 1;
    assertThatThrownBy(() -> run(random, 4)).hasMessageContaining("other settings");
    lost = 0;
    Files.writeString(log, text + "5,1,CC\n");
    assertThatThrownBy(() -> run(random, 5))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line '5,1,CC'");
  }

  @Test
  void partsOfSeveralReceptorsAreThoseOfDockstring() {
    assertThat(DockingTask.Part.WEAKEST.of(List.of(-9.0, -7.5, -8.0))).isEqualTo(-7.5);
    assertThat(DockingTask.Part.WEAKEST.critical(List.of(-9.0, -7.5, -8.0))).isEqualTo(1);
    assertThat(DockingTask.Part.SELECTIVE.of(List.of(-9.0, -9.1))).isCloseTo(-8.0, within(1e-9));
    assertThat(DockingTask.Part.SELECTIVE.of(List.of(-9.0, -7.0))).isEqualTo(-9.0);
  }

  @Test
  void publishedWinnersAreReadWithTheirBestCleanOne() throws IOException {
    Path file = folder.resolve("top.csv");
    Files.writeString(
        file,
        """
        task,method,rank,docking_part,qed,smiles
        F2_qed-pen-v3,graph_ga,1,-13.0,0.739139,Cc1cncc(-c2ccc3c(c2)[C@]2(N=C(N)N(N4CCCCCC4)C2=O)[C@H]2COCC[C@@H]2O3)c1
        F2_qed-pen-v3,graph_ga,2,-10.2,0.868,O=C(c1ccc2c(c1)CCCC2=O)N1CCC[C@@H]1C[C@@H](O)c1ccc(F)cc1
        F2,graph_ga,1,-19.0,0.1,CCO
        """);
    List<WinnerRow> rows = PublishedDesigns.winners("F2", file);
    assertThat(rows).extracting(WinnerRow::selection).containsExactly("all", "clean");
    assertThat(rows.get(0).best()).isCloseTo(-10.39, within(0.005));
    WinnerRow.Winner clean = rows.get(1).winner().orElseThrow();
    assertThat(clean.quality().sa()).isCloseTo(3.045, within(0.001));
    assertThat(clean.quality().alerts()).isZero();
    Files.writeString(file, "task,method,qed,smiles\n");
    assertThatThrownBy(() -> PublishedDesigns.winners("F2", file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no column 'docking_part'");
  }
}

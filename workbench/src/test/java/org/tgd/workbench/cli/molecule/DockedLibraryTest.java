package org.tgd.workbench.cli.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DockedLibraryTest {
  @Test
  void whatAnEarlierCommandDockedDoesNotShortenTheTimeThatIsLeft() {
    AtomicLong now = new AtomicLong();
    DockedLibrary.Pace pace = new DockedLibrary.Pace(1_000, Set.of(1, 2), now::get);
    assertThat(pace.isKept(2)).isTrue();
    assertThat(pace.after(1, true)).isEqualTo("docked 1 of 1000 before");
    pace.after(2, true);
    now.addAndGet(4_000_000_000L);
    assertThat(pace.isKept(3)).isFalse();
    assertThat(pace.after(3, false)).isEqualTo("docked 3 of 1000, 4.0 s each, about 66 min left");
    now.addAndGet(2_000_000_000L);
    assertThat(pace.after(4, false)).contains("3.0 s each", "about 50 min left");
  }
}

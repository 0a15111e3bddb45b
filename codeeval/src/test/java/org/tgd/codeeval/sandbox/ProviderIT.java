package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tgd.core.MissingTool;

/** Each rung of the ladder that this machine has, by itself. */
class ProviderIT {
  private static final SandboxOptions OPTIONS = new SandboxOptions(Limits.DEFAULT, 1, false, false);
  private static final String LOAD =
      """
      {"op": "load", "code": "def f(x):\\n  return x + 1", "prelude": false, "cover": false,
       "in_place": false, "entry": {"class": "", "method": "f"}, "parameters": []}
      """;
  private static final String CALL = "{\"op\": \"call\", \"id\": \"7\", \"args\": [41]}";

  private static void runs(Provider provider) {
    try (var sandboxes = new Sandboxes(OPTIONS, List.of(provider))) {
      MissingTool.unless(
          provider.wrap(new Program(List.of(), List.of(), Optional.empty(), true)).isPresent(),
          provider.name() + " is not installed");
      for (int i = 0; i < 2; i++) {
        try (Session session = sandboxes.pythonSolution(1)) {
          assertThat(session.call(LOAD)).isEqualTo(new Reply.Message("{\"op\": \"ready\"}"));
          Reply reply = session.call(CALL);
          assertThat(((Reply.Message) reply).json()).contains("\"value\": 42", "\"id\": \"7\"");
        }
      }
      assertThat(sandboxes.pythonIsolation()).isEqualTo(provider.name());
    }
  }

  /** {@code unshare} on a machine where something is mounted on a file of the system's folders. */
  private static Provider withAMountBeneathTheSystem() {
    return new Provider() {
      @Override
      public String name() {
        return "unshare";
      }

      @Override
      public Optional<List<String>> wrap(Program program) {
        String mounted = "mount --bind /dev/null /usr/bin/env; exec \"$@\"";
        var outside = new ArrayList<>(List.of("unshare", "--mount"));
        if (!Tools.isRoot()) {
          outside.addAll(List.of("--user", "--map-root-user"));
        }
        outside.addAll(List.of("/bin/sh", "-ec", mounted, "outside"));
        return new UserNamespace()
            .wrap(program)
            .map(inside -> Stream.concat(outside.stream(), inside.stream()).toList());
      }
    };
  }

  @Test
  void bubblewrapRunsJobAfterJob() {
    runs(new Bubblewrap());
  }

  @Test
  void bubblewrapRunsJobsWithoutProc() {
    runs(new Bubblewrap(false));
  }

  @Test
  void userNamespacesRunJobAfterJob() {
    runs(new UserNamespace());
  }

  @Test
  void userNamespacesRunWhereOthersHaveMountedBeneathTheSystem() {
    runs(withAMountBeneathTheSystem());
  }

  @Test
  void limitsAloneRunJobAfterJob() {
    runs(new LimitsOnly());
  }

  @Test
  void javaRunsInUserNamespaces() {
    try (var sandboxes = new Sandboxes(OPTIONS, List.of(new UserNamespace()));
        Session compiler = sandboxes.javaCompiler()) {
      Reply reply = compiler.call("{\"sources\": {\"A\": \"class A {}\"}}");
      assertThat(((Reply.Message) reply).json()).contains("\"classes\":{\"A\":");
    }
  }

  @Test
  void aMissingToolIsNamed() {
    Provider missing =
        new Provider() {
          @Override
          public String name() {
            return "fortress";
          }

          @Override
          public Optional<List<String>> wrap(Program program) {
            return Optional.empty();
          }
        };
    try (var sandboxes = new Sandboxes(OPTIONS, List.of(missing))) {
      assertThatThrownBy(() -> sandboxes.pythonSolution(1))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("fortress: not installed")
          .hasMessageContaining("--allow-unconfined");
    }
  }

  @Test
  void aSandboxThatDiesMidJobIsReported() {
    Provider dying =
        new Provider() {
          @Override
          public String name() {
            return "dying";
          }

          @Override
          public boolean confines() {
            return false;
          }

          @Override
          public Optional<List<String>> wrap(Program program) {
            String greet = "printf 'S\\000\\000\\000\\002{}'; sleep 0.2; echo broken pipe >&2";
            return Optional.of(List.of("/bin/sh", "-c", greet));
          }
        };
    try (var sandboxes = new Sandboxes(OPTIONS, List.of(dying));
        Session session = sandboxes.pythonSolution(1)) {
      Reply reply = session.call(LOAD);
      assertThat(reply).isInstanceOf(Reply.Stopped.class);
      assertThat(((Reply.Stopped) reply).cause()).isEqualTo(Reply.Cause.SANDBOX);
    }
  }
}

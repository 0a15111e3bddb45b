package org.tgd.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;

class EngineCatalogTest {
  private static final EngineCatalog CATALOG =
      new EngineCatalog(List.of(new OpenAiProvider(), new Echo()));

  @Test
  void readsProviderAndName() {
    assertThat(EngineSpec.parse("openai:gpt-4o")).isEqualTo(new EngineSpec("openai", "gpt-4o"));
    assertThat(EngineSpec.parse(" OpenAI : a:b/c ")).isEqualTo(new EngineSpec("openai", "a:b/c"));
    assertThat(EngineSpec.parse("none")).isEqualTo(new EngineSpec("none", ""));
  }

  @Test
  void printsAsTheUserWouldWriteIt() {
    assertThat(EngineSpec.parse("openai:gpt-4o")).hasToString("openai:gpt-4o");
    assertThat(EngineSpec.parse("none")).hasToString("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ":x", "openai:", "openai: "})
  void refusesWhatIsNoSpecification(String text) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> EngineSpec.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("openai:gpt-4o-mini");
  }

  @Test
  void opensTheProviderThatWasAskedFor() {
    Model model = open("echo:parrot", EngineSettings.DEFAULT);

    assertThat(model.identity().model()).isEqualTo("parrot");
    assertThat(model.engine().complete(Prompt.of("", "hi")).text()).isEqualTo("hi");
  }

  @Test
  void noneIsNoModel() {
    assertThat(CATALOG.open(EngineSpec.parse("none"), EngineSettings.DEFAULT)).isEmpty();
  }

  @Test
  void anUnknownProviderIsToldWhatIsKnown() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> open("openia:gpt", EngineSettings.DEFAULT))
        .withMessage(
            "unknown kind of model 'openia' in 'openia:gpt'; known are openai:NAME, echo:BIRD,"
                + " none");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> new EngineCatalog(List.of()).open(new EngineSpec("x", "y"), null))
        .withMessageEndingWith("known are none");
  }

  @Test
  void aProviderWithoutNameIsToldHowToWriteIt() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> open("openai", EngineSettings.DEFAULT))
        .withMessageContaining("write openai:NAME");
  }

  @Test
  void openAiItselfNeedsAKey() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> open("openai:gpt", EngineSettings.DEFAULT))
        .withMessageContaining("set OPENAI_API_KEY");
    assertThat(open("openai:gpt", EngineSettings.DEFAULT.withKey(Secret.of("k"))).engine().name())
        .isEqualTo("openai:gpt");
  }

  @Test
  void identityHoldsEverySettingButTheKey() {
    EngineSettings settings =
        EngineSettings.DEFAULT
            .withBaseUrl("http://localhost:1/v1")
            .withKey(Secret.of("hush"))
            .withSampling(
                Sampling.DEFAULT.withTemperature(0.5).withTopP(0.25).withMaxTokens(9).withSeed(7));
    Model model = open("openai:m", settings);

    assertThat(model.maxOutputTokens()).isEqualTo(9);
    assertThat(model.identity().model()).isEqualTo("m");
    assertThat(model.identity().settings())
        .hasToString(
            "{max_tokens=9, seed=7, server=http://localhost:1/v1, temperature=0.5, top_p=0.25}");
  }

  @Test
  void identityLeavesOutWhatIsLeftToTheServer() {
    Model model = open("openai:m", EngineSettings.DEFAULT.withKey(Secret.of("hush")));

    assertThat(model.identity().settings())
        .hasToString("{max_tokens=4096, server=https://api.openai.com/v1}");
  }

  private static Model open(String spec, EngineSettings settings) {
    return CATALOG.open(EngineSpec.parse(spec), settings).orElseThrow();
  }

  private static final class Echo implements EngineProvider {
    @Override
    public String prefix() {
      return "echo";
    }

    @Override
    public String usage() {
      return "echo:BIRD";
    }

    @Override
    public String example() {
      return "echo:owl";
    }

    @Override
    public Model open(String name, EngineSettings settings) {
      return new Model(ScriptedEngine.by(Prompt::user), ModelIdentity.of(name), 10);
    }
  }
}

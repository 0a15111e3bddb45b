package org.tgd.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.engine.Image;
import org.tgd.core.engine.StubOpenAiServer;
import org.tgd.core.engine.StubOpenAiServer.Reply;
import org.tgd.workbench.cli.base.ExitCode;

/** Pictures of candidates beside their texts: asked, kept, replayed, refused. */
class ImagesIT {
  private static final String START = "CCCCCCCCc1ccccc1";

  @TempDir private Path folder;

  private Path run() {
    return folder.resolve("run");
  }

  private static String answer(String question) {
    return question.contains("Criticise this input")
        ? "The chain is too long."
        : question.replaceAll(
            "(?s).*<new-value-(\\w+)>.*", "<new-value-$1>\nCCCCc1ccccc1\n</new-value-$1>");
  }

  private static Cli asked(String model, String url, Path out, String... more) {
    List<String> words =
        new ArrayList<>(List.of("molecule", "optimize", "--start", START, "--steps", "1"));
    words.addAll(List.of("--answers", "text", "--images", "--model", model, "--seed", "1"));
    words.addAll(List.of("--out", out.toString()));
    words.addAll(url.isEmpty() ? List.of() : List.of("--base-url", url));
    words.addAll(List.of(more));
    return Cli.tgd(words.toArray(String[]::new));
  }

  private static List<Path> images(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("images"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void criticAndEditorSeeTheMoleculeAndTheRunIsReplayedWithoutDrawingIt() throws IOException {
    try (StubOpenAiServer server = StubOpenAiServer.answering(ImagesIT::answer)) {
      Cli result = asked("openai:m", server.url(), run());
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(server.requests()).hasSize(2);
      for (StubOpenAiServer.Request request : server.requests()) {
        JsonNode parts = request.body().at("/messages/1/content");
        assertThat(parts.path(0).path("text").asText()).contains("The picture shows this molecule");
        String url = parts.at("/1/image_url/url").asText();
        byte[] png = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        Path kept = run().resolve("images").resolve(Image.of(png).fileName());
        assertThat(kept).hasBinaryContent(png);
        assertThat(Files.readString(run().resolve("journal.jsonl")))
            .contains("\"images\":[\"" + kept.getFileName() + "\"]");
      }
    }
    assertThat(images(run())).hasSize(1);
    assertThat(Cli.tgd("run", "replay", run().toString()).code()).isEqualTo(ExitCode.DONE);
    Cli again = asked("replay:" + run(), "", folder.resolve("again"));
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(images(folder.resolve("again"))).hasSize(1);

    Files.write(images(run()).get(0), new byte[] {1, 2, 3});
    Cli changed = Cli.tgd("run", "replay", run().toString());
    assertThat(changed.code()).isNotEqualTo(ExitCode.DONE);
    assertThat(changed.err()).contains("was changed");
  }

  @Test
  void aModelThatRefusesImagesEndsTheRunWithWhatToDo() {
    String refusal = "image_url is not supported by this model";
    try (StubOpenAiServer server = StubOpenAiServer.start(Reply.status(400, refusal))) {
      Cli result = asked("openai:m", server.url(), run());
      assertThat(result.code()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).contains("openai:m takes no images", "leave --images out");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void picturesAreRefusedWhereNobodySeesThemOrThereAreNone() throws IOException {
    Cli nobody = Cli.tgd("molecule", "optimize", "--start", START, "--images");
    assertThat(nobody.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nobody.err()).contains("--images");
    assertThat(run()).doesNotExist();
    Path start = Files.writeString(folder.resolve("start.txt"), "x: 1");
    Cli none =
        Cli.tgd(
            "optimize",
            "--evaluator",
            "cat",
            "--start",
            start.toString(),
            "--model",
            "openai:m",
            "--base-url",
            "http://127.0.0.1:9/v1",
            "--images",
            "--out",
            run().toString());
    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("draws none for models");
    assertThat(run()).doesNotExist();
  }
}

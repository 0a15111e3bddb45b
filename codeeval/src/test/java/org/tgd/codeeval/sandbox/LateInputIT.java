package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.NeedsSandbox;
import org.tgd.codeeval.problem.Language;

/** What comes for a job that has ended already is met by no later job, neither read nor found. */
class LateInputIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLANTED = "PLANTED-late".repeat(20_000);

  private static String scanner() throws IOException {
    try (InputStream in =
        LateInputIT.class.getResourceAsStream("/org/tgd/codeeval/verdict/memory-scan.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void job(Box box) throws IOException {
    var shape = new PythonJob.Shape("solution", Limits.DEFAULT, 1);
    box.write('J', PythonJob.json(shape, List.of()).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(Box box, ObjectNode message) throws IOException {
    byte[] text = JSON.writeValueAsBytes(message);
    box.write('I', ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array());
  }

  private static void load(Box box, String code) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("op", "load").put("code", code);
    message.put("prelude", false).put("cover", false).put("in_place", false);
    message.putObject("entry").put("class", "Solution").put("method", "solve");
    message.putArray("parameters");
    send(box, message);
  }

  private static void call(Box box, String word) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("op", "call").put("id", "1");
    message.putArray("args").addArray().add(word);
    send(box, message);
  }

  private static Frame next(Box box) throws InterruptedException {
    Optional<Frame> frame = box.poll(30_000_000_000L);
    assertThat(frame).as("a frame within half a minute").isPresent();
    assertThat(frame.get().kind()).isNotEqualTo(Frame.END);
    return frame.get();
  }

  private static void await(Box box, char kind) throws InterruptedException {
    Frame frame = next(box);
    while (frame.kind() != kind) {
      frame = next(box);
    }
  }

  /** What the job answers, up to its result. */
  private static String answers(Box box) throws InterruptedException {
    var found = new StringBuilder();
    while (found.indexOf("\"result\"") < 0) {
      Frame frame = next(box);
      assertThat(frame.kind()).as(found.toString()).isNotIn('X', 'W');
      found.append(frame.kind() == 'A' ? new String(frame.content(), StandardCharsets.UTF_8) : "");
    }
    return found.toString();
  }

  @Test
  void whatComesForAnEndedJobIsThrownAwayUnread() throws Exception {
    NeedsSandbox.of(Language.PYTHON);
    Program program = PythonProgram.all(false, List.of()).get(0);
    try (var spawner = new Spawner()) {
      Boxes.Ready ready = Boxes.start(spawner, new Bubblewrap(), program);
      try (Box box = ready.box()) {
        assertThat(ready.reusable()).isTrue();
        for (int i = 0; i < 3; i++) {
          job(box);
          load(box, "import os\nos._exit(3)");
          await(box, 'X');
          call(box, PLANTED);
          call(box, PLANTED);
          box.write('K', new byte[0]);
          await(box, 'W');

          job(box);
          load(box, scanner());
          call(box, "");
          assertThat(answers(box)).contains("\"value\": [true, 0]");
          box.write('K', new byte[0]);
          await(box, 'W');
        }
      }
    }
  }
}

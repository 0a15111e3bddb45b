package org.tgd.core.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tgd.core.Form;
import org.tgd.core.Remark;
import org.tgd.core.engine.Completion;

/**
 * Reads the new value out of a model's answer. Reasoning is left out first. Then it tries, in this
 * order: the first complete pair of the exact tags, the first with slips, a JSON field, the one
 * fenced block, and what the domain's {@link Form} finds. A mention of the tags and a repeated
 * layout are no value; a truncated answer and an empty value are never accepted, and of several
 * fenced blocks none is guessed.
 */
final class Answer {
  /** A longer value is taken for a model that runs away. */
  static final int MAX_LENGTH = 1_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The field that an answer in JSON is asked for. */
  static final String FIELD = "new_value";

  private static final List<String> FIELDS =
      List.of(FIELD, "new-value", "newValue", "improved_variable");

  private final String nonce;
  private final Form form;
  private final String incumbent;

  private Answer(String nonce, Form form, String incumbent) {
    this.nonce = nonce;
    this.form = form;
    this.incumbent = incumbent;
  }

  /** Why a completion could not be used, or the value; and what to record of it. */
  record Parsed(Optional<String> value, String problem, Remark.Kind kind) {
    Remark remark() {
      return new Remark(kind, problem);
    }
  }

  /** What a rung of the ladder found: nothing, one value, or more than it can choose from. */
  private record Found(Optional<String> value, String problem) {
    static final Found NOTHING = new Found(Optional.empty(), "");

    static Found of(Optional<String> value) {
      return new Found(value, "");
    }

    boolean settles() {
      return value.isPresent() || !problem.isEmpty();
    }
  }

  /** An answer in JSON that holds this value. */
  static String asJson(String value) {
    return JSON.createObjectNode().put(FIELD, value).toString();
  }

  static Parsed parse(Completion completion, String nonce) {
    return parse(completion, nonce, Form.PLAIN, "");
  }

  /**
   * Reads an answer.
   *
   * @param nonce the one of the prompt's tags
   * @param form what a value looks like
   * @param incumbent the value that was to be improved
   */
  static Parsed parse(Completion completion, String nonce, Form form, String incumbent) {
    Optional<Parsed> unusable = unusable(completion);
    return unusable.isPresent()
        ? unusable.get()
        : new Answer(nonce, form, incumbent).read(completion.text());
  }

  private static Optional<Parsed> unusable(Completion completion) {
    String text = completion.text();
    return switch (completion.finish()) {
      case LENGTH ->
          Optional.of(failed(Remark.Kind.CUT_OFF, "it was " + completion.finish().flaw()));
      case FILTERED ->
          Optional.of(failed(Remark.Kind.WITHHELD, "it was " + completion.finish().flaw()));
      case TOOL ->
          Optional.of(
              failed(
                  Remark.Kind.EMPTY, "it was " + completion.finish().flaw() + ", without a text"));
      case STOP ->
          text.isBlank()
              ? Optional.of(failed(Remark.Kind.EMPTY, "it was empty"))
              : Thinking.stripped(text).isBlank()
                  ? Optional.of(failed(Remark.Kind.EMPTY, "it held reasoning only, no answer"))
                  : Optional.empty();
    };
  }

  private static Parsed failed(Remark.Kind kind, String problem) {
    return new Parsed(Optional.empty(), problem, kind);
  }

  private Parsed read(String text) {
    String said = Thinking.stripped(text);
    Found found = ladder(Thinking.afterLast(said));
    if (!found.settles()) {
      found = ladder(said);
    }
    if (found.value().isEmpty()) {
      return salvaged(said, found.problem());
    }
    return checked(found.value().get());
  }

  /** The value that the domain makes of what stands between the tags. */
  private Parsed checked(String value) {
    if (value.length() > MAX_LENGTH) {
      return failed(
          Remark.Kind.UNREADABLE, "the new text was longer than " + MAX_LENGTH + " characters");
    }
    Optional<String> picked = form.salvage(value, incumbent).filter(found -> !found.equals(value));
    return picked
        .map(found -> picked(found, "what stood around it between the tags was left out"))
        .orElseGet(() -> new Parsed(Optional.of(value), "", Remark.Kind.USED));
  }

  private Parsed salvaged(String said, String problem) {
    String why =
        problem.isEmpty() ? "it held no complete pair of tags with a text between them" : problem;
    return form.salvage(Thinking.afterLast(said), incumbent)
        .filter(value -> !Echo.is(value, form.example()) && value.length() <= MAX_LENGTH)
        .map(value -> picked(value, why + ", but one value that could be picked out"))
        .orElseGet(() -> failed(Remark.Kind.UNREADABLE, why));
  }

  private static Parsed picked(String value, String how) {
    return new Parsed(Optional.of(value), how, Remark.Kind.SALVAGED);
  }

  private Found ladder(String text) {
    Stream<Function<String, Found>> rungs =
        Stream.of(
            said -> Found.of(first(Tags.exact(said, nonce))),
            said -> Found.of(first(Tags.loose(said))),
            said -> Found.of(first(Tags.slashless(said).stream().toList())),
            said -> Found.of(json(said)),
            this::fenced);
    return rungs
        .map(rung -> rung.apply(text))
        .filter(Found::settles)
        .findFirst()
        .orElse(Found.NOTHING);
  }

  private Optional<String> first(List<String> candidates) {
    return candidates.stream()
        .flatMap(inside -> cleaned(inside).stream())
        .map(this::bare)
        .filter(value -> !value.isBlank() && !Echo.is(value, form.example()))
        .findFirst();
  }

  /** Without the fence or the backticks around all of it, unless the old value has them too. */
  private String bare(String value) {
    Optional<String> block =
        Fences.whole(incumbent).isPresent() ? Optional.empty() : Fences.whole(value);
    String inner = block.map(String::stripTrailing).orElse(value);
    boolean ticked = inner.matches("`[^`\\n]+`") && !incumbent.strip().startsWith("`");
    return ticked ? inner.substring(1, inner.length() - 1) : inner;
  }

  /** Without the white space that belongs to the tags; empty if nothing else is left. */
  private static Optional<String> cleaned(String inside) {
    if (inside.isBlank()) {
      return Optional.empty();
    }
    if (inside.indexOf('\n') < 0) {
      return Optional.of(inside.strip());
    }
    int firstBreak = inside.indexOf('\n');
    boolean tagOnItsOwnLine = inside.substring(0, firstBreak).isBlank();
    return Optional.of(
        (tagOnItsOwnLine ? inside.substring(firstBreak + 1) : inside).stripTrailing());
  }

  private Optional<String> json(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(text.substring(from, to + 1));
      Stream<String> fields = FIELDS.stream();
      if (node.size() == 1 && !incumbent.strip().startsWith("{")) {
        fields = Stream.concat(fields, Stream.of("value"));
      }
      return fields
          .map(node::path)
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .flatMap(value -> first(List.of(value)).stream())
          .findFirst();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The one block that is neither empty nor the old value. */
  private Found fenced(String text) {
    List<String> blocks =
        Fences.blocks(text).stream()
            .flatMap(block -> first(List.of(block)).stream())
            .filter(block -> !block.strip().equals(incumbent.strip()))
            .distinct()
            .toList();
    if (blocks.size() > 1) {
      return new Found(
          Optional.empty(),
          "it held " + blocks.size() + " fenced blocks and no tags, so which is meant is unclear");
    }
    return Found.of(blocks.stream().findFirst());
  }
}

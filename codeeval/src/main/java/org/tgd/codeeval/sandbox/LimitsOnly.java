package org.tgd.codeeval.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No sandbox at all: what programs use is limited, what they see and do is not. */
final class LimitsOnly implements Provider {
  @Override
  public String name() {
    return "unconfined";
  }

  @Override
  public boolean confines() {
    return false;
  }

  @Override
  public Optional<List<String>> wrap(Program program) {
    var command = new ArrayList<>(Tools.asNobody());
    command.addAll(program.command());
    return Optional.of(command);
  }
}

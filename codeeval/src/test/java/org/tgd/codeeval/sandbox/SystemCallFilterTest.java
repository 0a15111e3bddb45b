package org.tgd.codeeval.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.tgd.codeeval.sandbox.SystemCallFilter.Allowed;

/** Runs the filter in a small interpreter of classic BPF. */
class SystemCallFilterTest {
  private static final Allowed ALL = new Allowed(true, true);
  private static final int X86_64 = 0xC000003E;
  private static final int ALLOW = 0x7fff0000;
  private static final int EPERM = 0x00050001;
  private static final int ENOSYS = 0x00050026;

  private static int run(int architecture, int number, int firstArgument, int secondArgument) {
    return run(true, architecture, number, firstArgument, secondArgument);
  }

  private static int run(
      boolean forks, int architecture, int number, int firstArgument, int secondArgument) {
    return run(new Allowed(forks, true), architecture, number, firstArgument, secondArgument);
  }

  private static int run(
      Allowed allowed, int architecture, int number, int firstArgument, int secondArgument) {
    byte[] program = SystemCallFilter.forMachine("Linux", "amd64", allowed).orElseThrow();
    ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    int accumulator = 0;
    for (int at = 0; at < program.length / 8; at++) {
      int operation = code.getShort(at * 8);
      int ifTrue = code.get(at * 8 + 2) & 0xff;
      int ifFalse = code.get(at * 8 + 3) & 0xff;
      int operand = code.getInt(at * 8 + 4);
      switch (operation) {
        case 0x20 ->
            accumulator =
                switch (operand) {
                  case 0 -> number;
                  case 4 -> architecture;
                  case 16 -> firstArgument;
                  case 24 -> secondArgument;
                  default -> throw new AssertionError("load " + operand);
                };
        case 0x15 -> at += accumulator == operand ? ifTrue : ifFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse;
        case 0x45 -> at += (accumulator & operand) != 0 ? ifTrue : ifFalse;
        case 0x06 -> {
          return operand;
        }
        default -> throw new AssertionError("operation " + operation);
      }
    }
    throw new AssertionError("ran off the end");
  }

  @Test
  void allowsWhatProgramsNeed() {
    int[] needed = {0, 1, 3, 9, 11, 12, 56, 59, 202, 228, 231, 257};
    for (int number : needed) {
      assertThat(run(X86_64, number, 0, 0)).isEqualTo(ALLOW);
    }
  }

  @Test
  void refusesPtraceMountsAndKeys() {
    for (int number : new int[] {101, 165, 272, 308, 250, 319, 321}) {
      assertThat(run(X86_64, number, 0, 0)).isEqualTo(EPERM);
    }
  }

  @Test
  void refusesNothingBesides() {
    long refused =
        java.util.stream.IntStream.range(0, 600)
            .filter(number -> run(X86_64, number, 1, 0) != ALLOW)
            .count();
    assertThat(refused).isEqualTo(69); // 67 of the list, clone3, and limits of another process
    for (int number : new int[] {28, 31, 69, 100, 102, 236, 241, 257, 258, 424, 428 + 6, 448}) {
      assertThat(run(X86_64, number, 1, 0)).isEqualTo(ALLOW);
    }
  }

  @Test
  void refusesNewNamespaces() {
    assertThat(run(X86_64, 56, 0x10000000, 0)).isEqualTo(EPERM);
    assertThat(run(X86_64, 56, 0x01200011, 0)).isEqualTo(ALLOW);
    assertThat(run(X86_64, 435, 0, 0)).isEqualTo(ENOSYS);
  }

  @Test
  void allowsThreadsButNoProcessesWhereTheirNumberHasNoLimit() {
    assertThat(run(false, X86_64, 57, 0, 0)).isEqualTo(EPERM);
    assertThat(run(false, X86_64, 58, 0, 0)).isEqualTo(EPERM);
    assertThat(run(false, X86_64, 56, 0x01200011, 0)).isEqualTo(0x0005000b);
    assertThat(run(false, X86_64, 56, 0x003d0f00, 0)).isEqualTo(ALLOW);
    assertThat(run(true, X86_64, 57, 0, 0)).isEqualTo(ALLOW);
  }

  @Test
  void allowsLocalAndInternetSocketsOnly() {
    assertThat(run(X86_64, 41, 1, 0)).isEqualTo(ALLOW);
    assertThat(run(X86_64, 41, 2, 0)).isEqualTo(ALLOW);
    assertThat(run(X86_64, 41, 10, 0)).isEqualTo(ALLOW);
    assertThat(run(X86_64, 41, 16, 0)).isEqualTo(0x00050061);
  }

  @Test
  void refusesInternetSocketsWhereAnotherJobFollows() {
    Allowed local = new Allowed(true, false);
    assertThat(run(local, X86_64, 41, 1, 0)).isEqualTo(ALLOW);
    for (int family : new int[] {2, 10, 16, 40}) {
      assertThat(run(local, X86_64, 41, family, 0)).isEqualTo(0x00050061);
    }
    assertThat(run(local, X86_64, 42, 2, 0)).isEqualTo(ALLOW);
  }

  @Test
  void refusesTypingIntoTerminals() {
    assertThat(run(X86_64, 16, 0, 0x5412)).isEqualTo(EPERM);
    assertThat(run(X86_64, 16, 0, 0x541C)).isEqualTo(EPERM);
    assertThat(run(X86_64, 16, 0, 0x5401)).isEqualTo(ALLOW);
  }

  @Test
  void allowsLimitsOfTheProcessItselfOnly() {
    assertThat(run(X86_64, 302, 0, 0)).isEqualTo(ALLOW);
    assertThat(run(X86_64, 302, 1, 0)).isEqualTo(EPERM);
    assertThat(run(X86_64, 302, -1, 0)).isEqualTo(EPERM);
  }

  @Test
  void killsForeignMachinesAndRefusesX32() {
    assertThat(run(0x40000003, 1, 0, 0)).isEqualTo(0x80000000);
    assertThat(run(X86_64, 0x40000001, 0, 0)).isEqualTo(ENOSYS);
  }

  @Test
  void knowsNoOtherSystem() {
    assertThat(SystemCallFilter.forMachine("Mac OS X", "aarch64", ALL)).isEmpty();
    assertThat(SystemCallFilter.forMachine("Linux", "riscv64", ALL)).isEmpty();
    assertThat(SystemCallFilter.forMachine("Linux", "aarch64", ALL)).isPresent();
  }
}

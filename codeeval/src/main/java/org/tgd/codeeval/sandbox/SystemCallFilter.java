package org.tgd.codeeval.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A seccomp program (classic BPF, {@code struct sock_filter}) that refuses the system calls which
 * programs under test have no need of and which reach far into the kernel or past the memory
 * limits. Numbers from the kernel's {@code unistd} tables of x86-64 and arm64.
 */
final class SystemCallFilter {
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_GREATER_EQUAL = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int REFUSE = 0x00050000;
  private static final int EPERM = 1;
  private static final int EAGAIN = 11;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;
  private static final int NAMESPACES = 0x7e020080;
  private static final int THREAD = 0x00010000;
  private static final int X32 = 0x40000000;
  private static final int FEW = 3;

  /**
   * Machine, then clone, clone3, socket, ioctl and prlimit64, then what is refused: ptrace and its
   * kin, namespaces and mounts, bpf, perf, userfaultfd, io_uring, keys, kexec, reboot, swap,
   * modules, clocks, quotas, handles, fanotify, syslog, System V memory and queues, memfd, NUMA,
   * names, device nodes.
   */
  private record Machine(
      int auditNumber, List<Integer> examined, List<Integer> refused, List<Integer> forks) {
    static final Machine X86_64 =
        new Machine(
            0xC000003E,
            List.of(56, 435, 41, 16, 302),
            List.of(
                101, 310, 311, 312, 438, 272, 308, 165, 166, 155, 161, 428, 429, 430, 431, 432, 433,
                442, 321, 298, 323, 425, 426, 427, 248, 249, 250, 246, 320, 169, 167, 168, 175, 313,
                176, 163, 164, 227, 159, 305, 179, 443, 303, 304, 300, 103, 153, 172, 173, 154, 29,
                30, 68, 64, 240, 319, 447, 135, 279, 256, 237, 238, 170, 171, 133, 259, 278),
            List.of(57, 58));
    static final Machine ARM64 =
        new Machine(
            0xC00000B7,
            List.of(220, 435, 198, 29, 261),
            List.of(
                117, 270, 271, 272, 438, 97, 268, 40, 39, 41, 51, 428, 429, 430, 431, 432, 433, 442,
                280, 241, 282, 425, 426, 427, 217, 218, 219, 104, 294, 142, 224, 225, 105, 273, 106,
                89, 170, 112, 171, 266, 60, 443, 264, 265, 262, 116, 58, 194, 196, 186, 190, 180,
                279, 447, 92, 239, 238, 235, 237, 161, 162, 33, 75),
            List.of());
  }

  private final ByteArrayOutputStream program = new ByteArrayOutputStream();
  private final Allowed allowed;

  /**
   * What is allowed besides.
   *
   * @param forks whether new processes are; new threads always are
   * @param internet whether internet sockets are; local ones always are
   */
  record Allowed(boolean forks, boolean internet) {}

  private SystemCallFilter(Allowed allowed) {
    this.allowed = allowed;
  }

  /** The program for a Linux machine of that {@code os.arch}; empty for other machines. */
  static Optional<byte[]> forMachine(String system, String architecture, Allowed allowed) {
    if (!system.equals("Linux")) {
      return Optional.empty();
    }
    return switch (architecture) {
      case "amd64", "x86_64" -> Optional.of(new SystemCallFilter(allowed).build(Machine.X86_64));
      case "aarch64" -> Optional.of(new SystemCallFilter(allowed).build(Machine.ARM64));
      default -> Optional.empty();
    };
  }

  private byte[] build(Machine machine) {
    add(LOAD, 0, 0, 4);
    add(JUMP_EQUAL, 1, 0, machine.auditNumber);
    add(RETURN, 0, 0, KILL);
    add(LOAD, 0, 0, 0);
    add(JUMP_GREATER_EQUAL, 0, 1, X32);
    add(RETURN, 0, 0, REFUSE | ENOSYS);
    add(JUMP_EQUAL, 0, 1, machine.examined.get(1));
    add(RETURN, 0, 0, REFUSE | ENOSYS);
    clone(machine.examined.get(0));
    socket(machine.examined.get(2));
    ioctl(machine.examined.get(3));
    limits(machine.examined.get(4));
    List<Integer> forking = allowed.forks() ? List.of() : machine.forks;
    refuse(Stream.concat(machine.refused.stream(), forking.stream()).sorted().toList());
    return program.toByteArray();
  }

  /**
   * Refuses these numbers, ascending, and allows others. By bisection: the kernel runs a new filter
   * once for each system call there is, so that a list would take longer than the start of a job.
   */
  private void refuse(List<Integer> numbers) {
    if (numbers.size() > FEW) {
      int middle = numbers.size() / 2;
      List<Integer> lower = numbers.subList(0, middle);
      add(JUMP_GREATER_EQUAL, length(lower), 0, numbers.get(middle));
      refuse(lower);
      refuse(numbers.subList(middle, numbers.size()));
      return;
    }
    for (int number : numbers) {
      add(JUMP_EQUAL, 0, 1, number);
      add(RETURN, 0, 0, REFUSE | EPERM);
    }
    add(RETURN, 0, 0, ALLOW);
  }

  /** How many instructions {@link #refuse} makes. */
  private static int length(List<Integer> numbers) {
    int middle = numbers.size() / 2;
    return numbers.size() > FEW
        ? 1 + length(numbers.subList(0, middle)) + length(numbers.subList(middle, numbers.size()))
        : 2 * numbers.size() + 1;
  }

  /** No new name spaces, and where forks are not allowed only threads. */
  private void clone(int number) {
    add(JUMP_EQUAL, 0, 6, number);
    add(LOAD, 0, 0, 16);
    add(JUMP_ANY_BIT, 0, 1, NAMESPACES);
    add(RETURN, 0, 0, REFUSE | EPERM);
    add(JUMP_ANY_BIT, 0, 1, THREAD);
    add(RETURN, 0, 0, ALLOW);
    add(RETURN, 0, 0, allowed.forks() ? ALLOW : REFUSE | EAGAIN);
  }

  /** Local sockets, and internet ones where they are allowed; the network itself is not there. */
  private void socket(int number) {
    int internet = allowed.internet() ? 2 : 1;
    add(JUMP_EQUAL, 0, 6, number);
    add(LOAD, 0, 0, 16);
    add(JUMP_EQUAL, 3, 0, 1);
    add(JUMP_EQUAL, 2, 0, internet);
    add(JUMP_EQUAL, 1, 0, allowed.internet() ? 10 : 1);
    add(RETURN, 0, 0, REFUSE | EAFNOSUPPORT);
    add(RETURN, 0, 0, ALLOW);
  }

  /** No typing into terminals: TIOCSTI, TIOCLINUX. */
  private void ioctl(int number) {
    add(JUMP_EQUAL, 0, 4, number);
    add(LOAD, 0, 0, 24);
    add(JUMP_EQUAL, 1, 0, 0x5412);
    add(JUMP_EQUAL, 0, 1, 0x541C);
    add(RETURN, 0, 0, REFUSE | EPERM);
  }

  /** Limits of the process itself only: none may take those of the one that watches it. */
  private void limits(int number) {
    add(JUMP_EQUAL, 0, 4, number);
    add(LOAD, 0, 0, 16);
    add(JUMP_EQUAL, 0, 1, 0);
    add(RETURN, 0, 0, ALLOW);
    add(RETURN, 0, 0, REFUSE | EPERM);
  }

  private void add(int code, int ifTrue, int ifFalse, int operand) {
    ByteBuffer instruction = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    instruction.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
    program.write(instruction.array(), 0, 8);
  }
}

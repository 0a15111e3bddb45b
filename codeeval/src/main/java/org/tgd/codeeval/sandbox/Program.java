package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program to start in a sandbox.
 *
 * @param command the program and its arguments
 * @param readable folders that it must be able to read, besides the system's
 * @param filter a file with a system call filter to load before the start, if the program does not
 *     load one itself
 * @param forks whether it sets its children apart itself and needs the rights to
 */
record Program(List<String> command, List<Path> readable, Optional<Path> filter, boolean forks) {
  Program {
    command = List.copyOf(command);
    readable = List.copyOf(readable);
  }

  /** The same, with other folders to be read. */
  Program reading(List<Path> folders) {
    return new Program(command, folders, filter, forks);
  }

  /**
   * Where a folder is to be read inside: jobs that are set apart have a {@code /tmp} of their own.
   */
  static Path inside(Path folder) {
    return folder.startsWith("/tmp") ? Path.of("/opt/shown" + folder) : folder;
  }

  /** The same for this program. */
  Path place(Path folder) {
    return forks ? inside(folder) : folder;
  }
}

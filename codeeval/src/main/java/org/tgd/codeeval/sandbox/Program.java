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
}

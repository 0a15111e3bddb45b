package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param several whether it runs several jobs, which talk by a socket of their own
 */
record Program(
    List<String> command,
    List<Path> readable,
    Optional<Path> filter,
    boolean forks,
    boolean several) {
  Program {
    command = List.copyOf(command);
    readable = List.copyOf(readable);
  }

  /** The same, with other folders to be read. */
  Program reading(List<Path> folders) {
    return new Program(command, folders, filter, forks, several);
  }

  /** The same, whose jobs talk by a socket in that folder; its path is the last argument. */
  Program talkingBy(Path folder, String name) {
    var arguments = new ArrayList<>(command);
    arguments.add(place(folder).resolve(name).toString());
    var folders = new ArrayList<>(readable);
    folders.add(folder);
    return new Program(arguments, folders, filter, forks, several);
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

package org.tgd.core.input;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The user's input is bad. The message names what is wrong, where (file, line, field) and what
 * would be right; a command prints it and exits with code 2.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with a message for the user. */
  public InputException(String message) {
    super(message);
  }

  /** An error with a message for the user and the failure behind it. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The name of a file or folder that holds nothing, such as a script's whose variable is not set.
   */
  public static InputException emptyPlace(String option) {
    return new InputException(option + " is empty; name a file or folder");
  }

  /** A file or folder of the user's that cannot be read, with the reason in words. */
  public static InputException cannotRead(Path file, IOException failure) {
    return new InputException("cannot read " + file + ": " + reason(failure), failure);
  }

  /** The same for a file of which is said what it should be, for example {@code goal set}. */
  public static InputException cannotRead(String kind, Path file, IOException failure) {
    return new InputException(
        "cannot read the %s '%s': %s".formatted(kind, file, reason(failure)), failure);
  }

  /** A place of the user's choice that cannot be written to, with the reason in words. */
  public static InputException cannotWrite(Path place, IOException failure) {
    return new InputException("cannot write to " + place + ": " + reason(failure), failure);
  }

  /**
   * Why it failed, in words: the exceptions of the file system carry a path, and often nothing
   * else, as their message.
   */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file of this name is in the way";
    }
    if (failure instanceof CharacterCodingException) {
      return "not a text file (UTF-8)";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}

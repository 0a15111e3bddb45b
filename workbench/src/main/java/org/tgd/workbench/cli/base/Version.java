package org.tgd.workbench.cli.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as the build wrote it down. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  /** Name, version and, where the build knew it, commit in one line. */
  public static String line() {
    String commit = property("commit");
    return "tgd " + number() + (commit.isEmpty() ? "" : " (" + commit + ")");
  }

  /** The version alone. */
  public static String number() {
    return property("version");
  }

  private static String property(String name) {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

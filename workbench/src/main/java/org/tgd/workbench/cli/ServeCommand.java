package org.tgd.workbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.base.ExitCode;
import org.tgd.workbench.serve.Dashboard;
import org.tgd.workbench.serve.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows runs in a browser while they are taken. */
@Command(
    name = "serve",
    description = {
      "Shows the runs below a folder in a browser, also while they are taken: list, one run, its",
      "calls, runs compared. Who opens the printed address can pause, stop and resume runs, branch",
      "from their steps, answer what they ask and leave notes; everybody else on this machine can",
      "look. Ends by Ctrl-C."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tgd serve runs", "  tgd serve runs --port 8080 --read-only"})
final class ServeCommand implements Callable<Integer> {
  private static final int TOKEN_BYTES = 18;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "The folder that holds the runs (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8417",
      description = "The port; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on (default: ${DEFAULT-VALUE}, this machine alone). Another one"
              + " needs --token, is not encrypted, and asks every visitor for it.")
  private String host;

  @Option(
      names = "--token",
      paramLabel = "WORD",
      description =
          "What a visitor must know to change anything: 16 or more letters, digits, - or _"
              + " (default: a new one each time).")
  private Optional<String> token = Optional.empty();

  @Option(names = "--read-only", description = "Nothing can be changed, by nobody.")
  private boolean readOnly;

  @Override
  public Integer call() throws InterruptedException {
    if (token.isEmpty() && !Site.isLocal(host)) {
      throw new InputException(
          "--host " + host + " can be reached from other machines: name a --token");
    }
    Site site =
        new Site(
            folder,
            host,
            port,
            token.orElseGet(ServeCommand::fresh),
            readOnly,
            ServeCommand::program);
    PrintWriter out = spec.commandLine().getOut();
    try (Dashboard dashboard = Dashboard.open(site)) {
      out.println(dashboard.address() + (readOnly && site.local() ? "" : "?token=" + site.token()));
      out.flush();
      Thread.currentThread().join();
    }
    return ExitCode.DONE;
  }

  private static String fresh() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The words that start this program anew. */
  private static List<String> program(List<String> words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Tgd.class.getName()));
    all.addAll(words);
    return all;
  }
}

package org.tgd.codeeval.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rust's compiler, wherever it is installed; a folder of a user's own becomes readable inside. */
final class RustToolchain {
  private RustToolchain() {}

  static Toolchain of(String source) {
    String rustc =
        Tools.find("rustc")
            .orElseThrow(
                () ->
                    new SandboxException(
                        "rustc is missing: install it, for example with " + source));
    Path root = Path.of(HostCommand.output(List.of(rustc, "--print", "sysroot"), Map.of()).strip());
    Path compiler = root.resolve("bin/rustc");
    if (!Files.isExecutable(compiler)) {
      throw new SandboxException(rustc + " says that it is in " + root + ", where no compiler is");
    }
    boolean seen = Toolchain.visible(compiler);
    return new Toolchain(
        Map.of("rustc", compiler.toString(), "rust-root", root.toString()),
        seen ? List.of() : List.of(root),
        Map.of("LD_LIBRARY_PATH", root.resolve("lib").toString()));
  }
}

package org.tgd.codeeval.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code unshare} of util-linux: the same name spaces, set up by a few lines of shell. */
final class UserNamespace implements Provider {
  /**
   * Builds a root of read-only binds in a small tmpfs and moves into it. First comes whether there
   * is a {@code /proc}, by which a program could change its own memory; then folders (one that is
   * shown elsewhere with that place and an equals sign before it), {@code --}, and the program. A
   * folder with mounts of others beneath, which the kernel does not let go alone, comes with them;
   * each is made read-only and keeps its other restrictions.
   */
  private static final String MOVE =
      """
      set -e
      root=/run
      processes=$1
      shift
      mount -t tmpfs -o size=1m,nr_inodes=2000,mode=755 none $root
      bind() {
        from=$1
        case $1 in *=*) from=${1%%=*}; set -- "${1#*=}" ;; esac
        if [ -L "$1" ]; then ln -s "$(readlink "$1")" "$root$1"; return; fi
        if [ -d "$from" ]; then mkdir -p "$root$1"; else mkdir -p "$root$(dirname "$1")"; : > "$root$1"; fi
        if mount --bind "$from" "$root$1" 2>/dev/null; then
          mount -o remount,bind,ro,nosuid "$root$1" 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev "$root$1"
        else
          mount --rbind "$from" "$root$1"
          close "$root$1"
        fi
      }
      close() {
        while read -r id parent device inside point options rest; do
          case $point in "$1" | "$1"/*) mount -o "remount,bind,$options,ro,nosuid" "$point" ;; esac
        done < /proc/self/mountinfo
      }
      while [ "$1" != -- ]; do bind "$1"; shift; done
      shift
      mkdir -p $root/proc $root/tmp $root/dev/shm $root/old
      mount -t proc proc $root/proc
      for d in null zero full random urandom; do : > $root/dev/$d; mount --bind /dev/$d $root/dev/$d; done
      ln -s /proc/self/fd $root/dev/fd
      cd $root
      mount -o remount,ro,nosuid,size=1m,nr_inodes=2000 none $root
      pivot_root . old
      umount -l old
      if [ "$processes" = no ]; then umount -l /proc; fi
      cd /tmp
      unset OLDPWD
      exec "$@"
      """;

  @Override
  public String name() {
    return "unshare";
  }

  @Override
  public Optional<List<String>> wrap(Program program) {
    Optional<String> tool = Tools.find("unshare");
    if (tool.isEmpty() || Tools.find("pivot_root").isEmpty()) {
      return Optional.empty();
    }
    var command = new ArrayList<>(Hidden.prefix(program));
    command.addAll(Tools.asNobody());
    command.add(tool.get());
    command.addAll(List.of("--user", "--map-root-user", "--mount", "--pid", "--fork"));
    command.addAll(List.of("--kill-child", "--net", "--ipc", "--uts"));
    command.addAll(List.of("/bin/sh", "-c", MOVE, "sandbox"));
    command.add(program.forks() ? "yes" : "no");
    Stream.of(Tools.folders(), Tools.links(), Tools.settings())
        .flatMap(List::stream)
        .map(Path::toString)
        .forEach(command::add);
    for (Path folder : program.readable()) {
      Path source = Hidden.source(program, folder);
      Path place = program.place(folder);
      command.add(source.equals(place) ? place.toString() : source + "=" + place);
    }
    command.add("--");
    if (!program.forks()) {
      Tools.find("setpriv")
          .ifPresent(
              setpriv ->
                  command.addAll(
                      List.of(
                          setpriv,
                          "--bounding-set=-all",
                          "--inh-caps=-all",
                          "--securebits=+noroot,+noroot_locked",
                          "--no-new-privs")));
    }
    command.addAll(program.command());
    return Optional.of(command);
  }
}

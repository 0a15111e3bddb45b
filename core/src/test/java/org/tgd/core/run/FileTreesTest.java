package org.tgd.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {
  @TempDir private Path folder;

  private Path prepared(Path place) throws IOException {
    Path draft = FileTrees.draft(place);
    Files.writeString(draft.resolve("file"), "text");
    Files.createDirectory(draft.resolve("inner"));
    Files.writeString(draft.resolve("inner/other"), "text");
    return draft;
  }

  @Test
  void aNewFolderAppearsWhole() throws IOException {
    Path place = folder.resolve("new");
    FileTrees.settle(prepared(place), place);
    assertThat(place.resolve("inner/other")).hasContent("text");
    assertThat(folder).isDirectoryNotContaining("glob:**/.tgd-new-*");
  }

  @Test
  void anEmptyFolderIsPreparedInAndFilled() throws IOException {
    Path place = Files.createDirectory(folder.resolve("there"));
    Path draft = prepared(place);
    assertThat(draft).hasParent(place);
    FileTrees.settle(draft, place);
    assertThat(place.resolve("file")).hasContent("text");
    assertThat(place.resolve("inner/other")).hasContent("text");
    assertThat(place).isDirectoryNotContaining("glob:**/.tgd-new-*");
  }

  @Test
  void whatCameBetweenIsNotWrittenOver() throws IOException {
    Path place = Files.createDirectory(folder.resolve("there"));
    Path draft = prepared(place);
    Files.writeString(place.resolve("file"), "another's");
    assertThatThrownBy(() -> FileTrees.settle(draft, place))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(place.resolve("file")).hasContent("another's");
  }

  @Test
  void aLinkIsWhatItLeadsTo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), empty);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));

    assertThat(FileTrees.isEmptyFolder(link)).isTrue();
    assertThat(FileTrees.isEmptyFolder(dangling)).isFalse();
    assertThat(FileTrees.behindLink(link)).isEqualTo(empty.toRealPath());
    assertThat(FileTrees.behindLink(folder)).isEqualTo(folder);
  }

  @Test
  void aFolderIsFilledWithAllFilesOrNone() throws IOException {
    Path place = folder.resolve("deep/new");
    assertThatThrownBy(() -> FileTrees.fill(place, FileTreesTest::halfWritten))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(folder).isEmptyDirectory();
    FileTrees.fill(place, draft -> Files.writeString(draft.resolve("file"), "whole"));
    assertThat(place.resolve("file")).hasContent("whole");
    assertThat(Files.getPosixFilePermissions(place))
        .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(folder.resolve("any"))));
  }

  @Test
  void whatIsInAFolderStaysWhereFillingItFailsAndIsReplacedWhereItDoesNot() throws IOException {
    Path place = Files.createDirectory(folder.resolve("there"));
    Files.writeString(place.resolve("file"), "before");
    Files.writeString(place.resolve("own"), "mine");
    assertThatThrownBy(() -> FileTrees.fill(place, FileTreesTest::halfWritten))
        .isInstanceOf(IOException.class);
    assertThat(place.resolve("file")).hasContent("before");
    assertThat(place).isDirectoryNotContaining("glob:**/.tgd-new-*");
    FileTrees.fill(place, draft -> Files.writeString(draft.resolve("file"), "after"));
    assertThat(place.resolve("file")).hasContent("after");
    assertThat(place.resolve("own")).hasContent("mine");
  }

  private static void halfWritten(Path draft) throws IOException {
    Files.writeString(draft.resolve("file"), "hal");
    throw new IOException("No space left on device");
  }
}

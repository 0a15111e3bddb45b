package org.tgd.codeeval.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamRowsTest {
  @TempDir private Path folder;

  private Rows<Problem> read(String row) throws IOException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, row.replace('\'', '"').replace('`', '\'') + "\n");
    return ProblemFile.read(file);
  }

  private Problem one(String row) throws IOException {
    Rows<Problem> rows = read(row);
    assertThat(rows.errors()).isEmpty();
    return rows.values().get(0);
  }

  /** As {@code base64.b64encode(zlib.compress(pickle.dumps(text)))} makes it. */
  private static String packed(String text) throws IOException {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer pickle = ByteBuffer.allocate(words.length + 18).order(ByteOrder.LITTLE_ENDIAN);
    pickle.put((byte) 0x80).put((byte) 4).put((byte) 0x95).putLong(words.length + 7L);
    pickle.put((byte) 'X').putInt(words.length).put(words).put((byte) 0x94).put((byte) '.');
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(pickle.array(), 0, pickle.position());
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Test
  void readsOurOwnProgramsWithAChecker() throws IOException {
    Problem problem =
        one(
            "{'task_id':'a','statement':'s','checker':'def check(g, e, a): return True',"
                + "'public_tests':[{'input':'1','output':'2'}],'canonical_python':'print(2)'}");
    assertThat(problem.tests())
        .isEqualTo(new Tests.Streams(List.of(new StreamCase("1", "2")), List.of()));
    assertThat(problem.checker()).contains("def check");
    assertThat(problem.references()).containsEntry(Language.PYTHON, "print(2)");
    assertThat(problem.starter(Language.JAVA)).isEmpty();
  }

  @Test
  void readsLiveCodeBenchWithItsPackedTests() throws IOException {
    String tests = "[{\\'input\\':\\'4\\',\\'output\\':\\'5\\',\\'testtype\\':\\'stdin\\'}]";
    String hidden = packed("[{\"input\":\"6\",\"output\":\"7\",\"testtype\":\"stdin\"}]");
    Problem problem =
        one(
            "{'question_id':'abc_a','question_content':'c','starter_code':'','difficulty':'easy',"
                + "'public_test_cases':'"
                + tests
                + "','private_test_cases':'"
                + hidden
                + "','metadata':'{}'}");
    assertThat(problem.tests())
        .isEqualTo(
            new Tests.Streams(
                List.of(new StreamCase("4", "5")), List.of(new StreamCase("6", "7"))));
  }

  @Test
  void readsMethodsOfLiveCodeBenchByTheirStarterText() throws IOException {
    String tests =
        "[{\\'input\\':\\'[1, 2]\\\\n3\\',\\'output\\':\\'[2]\\',\\'testtype\\':\\'functional\\'}]";
    Problem problem =
        one(
            "{'question_id':'1','question_content':'c','difficulty':'easy','starter_code':"
                + "'class Solution:\\n    def tail(self, a: List[int], k: int) -> List[int]:\\n',"
                + "'public_test_cases':'"
                + tests
                + "','private_test_cases':'[]','metadata':'{\\'func_name\\': \\'tail\\'}'}");
    assertThat(problem.signature().parameters())
        .containsExactly(
            new Parameter("a", Type.parse("List[int]")), new Parameter("k", Type.parse("int")));
    assertThat(problem.publicCases().get(0).expected()).isEqualTo(ValueJson.parse("[2]"));
  }

  @Test
  void readsApps() throws IOException {
    Problem programs =
        one(
            "{'problem_id':5,'question':'q','solutions':'[\\'print(1)\\']','input_output':"
                + "'{\\'inputs\\':[\\'a\\',[\\'b\\',\\'c\\']],\\'outputs\\':[\\'1\\',[\\'2\\']]}'}");
    assertThat(programs.tests())
        .isEqualTo(
            new Tests.Streams(
                List.of(), List.of(new StreamCase("a", "1"), new StreamCase("b\nc", "2"))));
    assertThat(programs.references()).containsEntry(Language.PYTHON, "print(1)");
    Problem method =
        one(
            "{'problem_id':6,'question':'q','starter_code':'class Solution:\\n  def f(self, a):',"
                + "'input_output':'{\\'fn_name\\':\\'f\\',\\'inputs\\':[[3]],\\'outputs\\':[[4]]}'}");
    assertThat(method.signature().method()).isEqualTo("f");
    assertThat(method.hiddenCases())
        .containsExactly(new TestCase(List.of(Value.of(3)), Value.of(4)));
  }

  @Test
  void readsCodeContestsAndItsSolutionsOfKnownLanguages() throws IOException {
    Problem problem =
        one(
            "{'name':'1_A. x','description':'d','public_tests':{'input':['2'],'output':['4']},"
                + "'private_tests':{'input':['3'],'output':['6']},"
                + "'generated_tests':{'input':['4'],'output':['8']},'difficulty':7,"
                + "'solutions':{'language':[1,2,3],'solution':['print 2','int main','print(2)']}}");
    assertThat(problem.tests().publicCount()).isEqualTo(1);
    assertThat(problem.tests().hiddenCount()).isEqualTo(2);
    assertThat(problem.references())
        .containsOnly(
            java.util.Map.entry(Language.PYTHON, "print(2)"),
            java.util.Map.entry(Language.CPP, "int main"));
  }

  @Test
  void leavesInteractiveProblemsOutWithAWord() throws IOException {
    Rows<Problem> rows =
        read(
            "{'task_id':'a','statement':'This is an interactive problem.',"
                + "'public_tests':[{'input':'1','output':'2'}]}");
    assertThat(rows.values()).isEmpty();
    assertThat(rows.errors().get(0)).contains("line 1", "interactive", "left out");
  }

  @Test
  void theFurtherTestsOfMbppPlusAreHiddenOnes() throws IOException {
    Problem problem =
        one(
            "{'task_id':2,'prompt':'p','code':'def f(x): return x','test_imports':[],"
                + "'test_list':['assert f(1) == 1'],'test':'assert f(2) == 2'}");
    assertThat(((Tests.PythonChecks) problem.tests()).hiddenChecks())
        .containsExactly("assert f(2) == 2");
  }
}

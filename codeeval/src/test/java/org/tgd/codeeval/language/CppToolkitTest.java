package org.tgd.codeeval.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that C++ solutions and their tests are made of. */
class CppToolkitTest {
  @Test
  void findsTheFunctionThatAPromptEndsWith() {
    var function =
        CppFunction.of(
            """
            /* (see f(x) below)
            */
            using namespace std;
            map<string, vector<int>> group(const vector<string>& words, long n){
            """);

    assertThat(function.name()).isEqualTo("group");
    assertThat(function.returns()).isEqualTo("map<string, vector<int>>");
    assertThat(function.types()).containsExactly("const vector<string>&", "long");
    assertThat(function.plainTypes()).isEqualTo("vector<string>, long");
    assertThat(function.standIn())
        .isEqualTo(
            "map<string, vector<int>> group(const vector<string>& a0, long a1) { return"
                + " tgd_wire::ask<map<string, vector<int>>>(a0, a1); }");
  }

  @Test
  void functionsBeforeAndWordsBehindTheHeadDoNotHideIt() {
    String prompt =
        """
        string twice(string s){
            // a helper, {
            return s + s;
        }
        string half(string s){
            /*
            Undoes twice: half("abab") is "ab" }
            */

        """;

    var function = CppFunction.of(prompt);

    assertThat(function.name()).isEqualTo("half");
    assertThat(prompt.substring(0, function.start())).endsWith("return s + s;\n}\n");
  }

  @Test
  void programsWithDigestsAreLinkedWithTheirLibrary() {
    var with = new CppToolkit().program("#include<openssl/md5.h>\nint main() {}");
    var without = new CppToolkit().program("// openssl\nint main() {}");

    assertThat(with.commands().get(0)).endsWith("solution.cpp", "-lcrypto");
    assertThat(without.commands().get(0)).endsWith("solution.cpp");
  }

  @Test
  void aPromptWithoutAFunctionAtItsEndIsNamed() {
    assertThatThrownBy(() -> CppFunction.of("int x = 3;\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must end with the head of a function");
  }

  @Test
  void unionsThatDoNotKnowWhatTheyHoldBecomeStructuresThatDo() {
    String union =
        """
        union Union_long_std_string{
            long f0;
            std::string f1;    Union_long_std_string(long _f0) : f0(_f0) {}
            ~Union_long_std_string() {}
            bool operator==(long f) {
                return f0 == f ;
            }
        };
        int x;""";

    String tagged = CppUnions.tagged(union);

    assertThat(tagged)
        .startsWith("struct Union_long_std_string { int tag = -1; long f0{}; std::string f1{};")
        .contains("bool operator==(std::string f) { return tag == 1 && f1 == f; }")
        .endsWith("\nint x;");
    assertThat(tagged.lines().count()).isEqualTo(union.lines().count());
  }

  @Test
  void aProgramThatEndsBeforeItsLastBraceIsClosed() {
    assertThat(Braces.closed("int f() {\n  return '{'; // {\n"))
        .isEqualTo("int f() {\n  return '{'; // {\n}\n");
    assertThat(Braces.closed("int f() { return 1; }")).isEqualTo("int f() { return 1; }");
    assertThat(Braces.open("char* s = \"{\\\"{\"; /* { */ {")).isEqualTo(1);
  }

  @Test
  void parametersAreSetApartByCommasOutsideOfBrackets() {
    assertThat(TypeList.parts("map<int, char> m, pair<int, int> p"))
        .isEqualTo(List.of("map<int, char> m", "pair<int, int> p"));
    assertThat(TypeList.parts(" ")).isEmpty();
  }
}

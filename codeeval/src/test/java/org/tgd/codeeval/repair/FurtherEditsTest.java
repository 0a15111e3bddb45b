package org.tgd.codeeval.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tgd.codeeval.problem.Language;
import org.tgd.codeeval.problem.Signature;
import org.tgd.codeeval.problem.Type;

/** Edits that need more of the program than one token; lines are parted by {@code ~}. */
class FurtherEditsTest {
  private static List<String> changed(String code, Language language) {
    boolean java = language == Language.JAVA;
    var signature = new Signature(java ? "Solution" : "", "f", List.of(), Type.ANY);
    return Mutations.of(code, language, signature).stream()
        .map(mutation -> mutation.apply(code))
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static String lines(String text) {
    return text.replace("~", "\n") + "\n";
  }

  private static void findsIn(Language language, String slip, String right) {
    assertThat(changed(lines(slip), language))
        .contains(lines(right).replaceAll("\\s+", " ").strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def f(n):~    for v in (5, 1):~        d = n // v"
            + "|def f(n):~    for v in (5, 1):~        d = n // v~        n %= v",
        "def f(a, t):~    m = {}~    for i, x in enumerate(a):~        if t - x in m:~"
            + "            return i~    return -1"
            + "|def f(a, t):~    m = {}~    for i, x in enumerate(a):~        if t - x in m:~"
            + "            return i~        m[x] = i~    return -1",
        "def f(a):~    run = 0~    for x in a:~        if x > 0:~            run += 1~    return run"
            + "|def f(a):~    run = 0~    for x in a:~        if x > 0:~            run += 1~"
            + "        else:~            run = 0~    return run",
        "def f(g, u, v):~    for w in g[v]:~        g[w].update(g[u])"
            + "|def f(g, u, v):~    for w in g[v]:~        g[w] = g[u]",
        "def f(a, d):~    for x in a:~        d[x] = d[x] + 1"
            + "|def f(a, d):~    for x in a:~        d[x] = d.get(x, 0) + 1",
        "def f(a):~    if len(a) == 0:~        return a|def f(a):~    if len(a) <= 1:~        return a",
        "def f(n):~    r = []~    r.append(n)|def f(n):~    r = []~    r.insert(0, n)",
        "def f(ws):~    for w in ws:~        flag = 0~        for i in w:~            flag = 1"
            + "|def f(ws):~    for w in ws:~        flag = 0~        if len(w) == 1:~"
            + "            flag = 1~        for i in w:~            flag = 1",
      })
  void pythonSlipsAreUndoneBySomeMutation(String slip, String right) {
    findsIn(Language.PYTHON, slip, right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "int f(List<Integer> a) {~    if (a.get(0) == a.get(1)) { }~}"
            + "#int f(List<Integer> a) {~    if (a.get(0).equals(a.get(1))) { }~}",
        "double f(int a, int b) {~    return a / b;~}#double f(int a, int b) {~    return (double) a / b;~}",
        "int f(int a, int b) {~    return a < b ? a : b;~}#int f(int a, int b) {~    return a < b ? b : a;~}",
        "int f(int[] a, int k) {~    int s = k;~    for (int x : a) {~        s += x;~    }~    return s;~}"
            + "#int f(int[] a, int k) {~    int s = k;~"
            + "    for (int x : Arrays.copyOfRange(a, k, a.length)) {~        s += x;~    }~    return s;~}",
        "int f(int[] a) {~    ArrayDeque<Integer> st = new ArrayDeque<>();~    for (int x : a) {~"
            + "        while (st.peek() < x) {~            st.pop();~        }~    }~    return 0;~}"
            + "#int f(int[] a) {~    ArrayDeque<Integer> st = new ArrayDeque<>();~    for (int x : a) {~"
            + "        while (st.peek() < x) {~            st.pop();~        }~        st.push(x);~"
            + "    }~    return 0;~}",
        "int f(int n, int[] v) {~    for (int i = 0; i < 2; i++) {~        int d = n / v[i];~    }~    return 0;~}"
            + "#int f(int n, int[] v) {~    for (int i = 0; i < 2; i++) {~        int d = n / v[i];~"
            + "        n %= v[i];~    }~    return 0;~}",
        "void f(Map<Integer, Integer> d, Map<Integer, Integer> w, int e, int u) {~    d.put(e, 0);~"
            + "    w.put(e, u);~}"
            + "#void f(Map<Integer, Integer> d, Map<Integer, Integer> w, int e, int u) {~"
            + "    d.put(e, 0);~    d.put(e, u);~}",
        "int f(List<Integer> a) {~    int m = a.get(0);~    return m;~}"
            + "#int f(List<Integer> a) {~    if (a.isEmpty()) {~        return 0;~    }~"
            + "    int m = a.get(0);~    return m;~}",
        "char f(char c) {~    return (char) ('a' + (c + 5 - c) % 26);~}"
            + "#char f(char c) {~    return (char) ('a' + (c + 5 - 'a') % 26);~}",
        "boolean f(int[] a) {~    for (int x : a) {~        g(x);~        return true;~    }~    return true;~}"
            + "#boolean f(int[] a) {~    for (int x : a) {~        g(x);~        ;~    }~    return true;~}",
      })
  void javaSlipsAreUndoneBySomeMutation(String slip, String right) {
    findsIn(Language.JAVA, slip, right);
  }
}

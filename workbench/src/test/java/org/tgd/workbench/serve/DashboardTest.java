package org.tgd.workbench.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tgd.core.input.InputException;
import org.tgd.workbench.cli.Cli;

class DashboardTest {
  private static final String TOKEN = "abcdefghijklmnop-1234";
  private static final String EVIL = "<img src=x onerror=alert(1)>\u202e";

  @TempDir Path folder;
  @TempDir private Path elsewhere;
  private Dashboard dashboard;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void open() {
    run("first", "CCCCCC");
    run("second", "c1ccccc1O");
    dashboard = Dashboard.open(site(false, "127.0.0.1"));
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void runsBehindALinkAreFound() throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("runs"), folder);
    assertThat(new RunIndex(link).all()).hasSize(2);
  }

  private Site site(boolean readOnly, String host) {
    return new Site(folder, host, 0, TOKEN, readOnly, words -> List.of("true"));
  }

  private void run(String name, String start) {
    String out = folder.resolve(name).toString();
    Cli done =
        Cli.tgd(
            "molecule",
            "optimize",
            "--start",
            start,
            "--steps",
            "2",
            "--out",
            out,
            "--quiet",
            "--objective",
            "qed");
    assertThat(done.code()).as(done.err()).isZero();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).POST(BodyPublishers.ofString(form));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create(dashboard.address() + path.substring(1));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An answer to bytes that no well-behaved client sends; the first line. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().findFirst().orElse("");
    }
  }

  @Test
  void listsRunsThatCanBeSearchedAndSorted() throws Exception {
    HttpResponse<String> all = get("/");
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).contains("2 of 2 runs", "/run?id=first", "/run?id=second", "CCCCCC");
    assertThat(get("/?q=c1ccccc1O").body()).contains("1 of 2 runs").doesNotContain("id=first");
    String up = get("/?sort=run").body();
    String down = get("/?sort=run&order=down").body();
    assertThat(up.indexOf("id=first")).isLessThan(up.indexOf("id=second"));
    assertThat(down.indexOf("id=first")).isGreaterThan(down.indexOf("id=second"));
  }

  @Test
  void listsRunsOfAStateOrADomain() throws Exception {
    Files.writeString(folder.resolve("second/journal.jsonl"), "no journal");
    assertThat(get("/?status=done").body()).contains("1 of 2 runs", "<option selected>done<");
    assertThat(get("/?status=damaged&sort=run").body())
        .contains("1 of 2 runs", "status=damaged&amp;domain=&amp;sort=best");
    assertThat(get("/?domain=molecule").body()).contains("1 of 2 runs", "run?id=first");
    assertThat(get("/?domain=%3Cb%3E").body()).contains("0 of 2 runs", "&lt;b&gt;");
  }

  private void study(String name, double score) throws Exception {
    Path study = Files.createDirectories(folder.resolve("studies").resolve(name));
    Files.writeString(
        study.resolve("study.json"),
        """
        {"study": "seismo", "arguments": ["--start", "<b>"], "place": "/", "program": "0.1.0",
         "exit_code": 0}
        """);
    Files.writeString(
        study.resolve("summary.csv"), "method,score\n<i>rules</i>," + score + "\nrandom,0.5\n");
  }

  @Test
  void listsStudiesShowsOneAndComparesTwo() throws Exception {
    study("before", 1);
    study("after", 3.5);
    Files.createDirectories(folder.resolve("studies/broken"));
    Files.writeString(folder.resolve("studies/broken/study.json"), "{");
    assertThat(get("/studies").body())
        .contains("3 studies", "/study?id=studies%2Fafter", "finished", "--start &lt;b&gt;")
        .contains("class=\"missed\"");
    assertThat(get("/study?id=studies%2Fafter").body())
        .contains("Study seismo", "&lt;i&gt;rules&lt;/i&gt;", "3.5", "<rect");
    assertThat(get("/compare-studies?study=studies%2Fbefore&study=studies%2Fafter").body())
        .contains("score difference", "<td>2.500</td>");
    assertThat(get("/compare-studies?study=studies%2Fbefore").statusCode()).isEqualTo(400);
    assertThat(get("/study?id=..").statusCode()).isEqualTo(404);
    assertThat(get("/study?id=studies%2Fbroken").statusCode()).isEqualTo(400);
  }

  @Test
  void showsOneRunItsCallsItsReportAndTwoCompared() throws Exception {
    assertThat(get("/run?id=first").body()).contains("step 2 of 2", "Feedback on", "<svg");
    assertThat(get("/calls?id=first").body()).contains("0 calls");
    HttpResponse<String> report = get("/report?id=first");
    assertThat(report.body()).isEqualTo(Files.readString(folder.resolve("first/report.html")));
    assertThat(report.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox allow-scripts;")
        .doesNotContain("allow-same-origin");
    assertThat(get("/compare?run=first&run=second").body())
        .contains("best loss", "run0", "run1", "CCCCCC");
  }

  @Test
  void showsAllCandidatesAndEachInFull() throws Exception {
    String grid = get("/candidates?id=first").body();
    assertThat(grid)
        .contains("3 candidates", "/candidate?id=first&amp;c=0.0", "<svg", "best first");
    String best = get("/candidates?id=first&sort=loss").body();
    assertThat(best.indexOf("c=2.0")).isLessThan(best.indexOf("c=0.0"));
    assertThat(get("/candidate?id=first&c=0.0").body())
        .contains("step 0", "CCCCCC", "start", "<svg", "QED", "Report")
        .doesNotContain("What the step changed");
    assertThat(get("/candidate?id=first&c=1.0").body())
        .contains("step 1", "What the step changed", "accepted", "Feedback that led to it");
  }

  @Test
  void drawsTwoQuantitiesWithTheCandidatesThatNothingBeats() throws Exception {
    String front = get("/front?run=first&run=second&up=QED&across=loss").body();
    assertThat(front)
        .contains("QED (higher is better)", "loss (lower is better)", "class=\"kept run")
        .contains("<option selected>QED</option>", "href=\"/candidate?id=second&amp;c=");
    assertThat(front.split("<circle", -1)).as("three of each run").hasSize(7);
    assertThat(get("/front?run=first").body()).contains("<svg", "the front");
  }

  @Test
  void showsWhatTheDomainAddsWithItsScriptAlone() throws Exception {
    Cli.tgd(
        "optimize",
        "--domain",
        "letters",
        "-o",
        "target=ab",
        "-o",
        "start=--",
        "--steps",
        "2",
        "--quiet",
        "--out",
        folder.resolve("word").toString());
    assertThat(get("/views?id=word").body())
        .contains("<h2 id=\"letters\">Letters of ab</h2>", "src=\"/views.js?id=word\"");
    HttpResponse<String> script = get("/views.js?id=word");
    assertThat(script.body()).contains("dataset.count = '3'");
    assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("text/javascript");
    assertThat(get("/views?id=first").body()).contains("adds no views").doesNotContain("views.js");
  }

  @Test
  void showsADamagedRunAmongOthers() throws Exception {
    Path journal = folder.resolve("second/journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replaceFirst("CCO|c1", "CCN"));
    assertThat(get("/").body()).contains("2 of 2 runs", "id=first").contains("class=\"missed\"");
    assertThat(get("/run?id=second").body()).contains("role=\"alert\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/run?id=..",
        "/run?id=../first",
        "/run?id=%2e%2e%2ffirst",
        "/run?id=",
        "/run",
        "/report?id=first/../second",
        "/calls?id=first&page=9",
        "/calls?id=first&page=-1",
        "/nothing",
        "/assets/../run",
        "/compare",
        "/compare?run=nothing",
        "/front",
        "/front?run=nothing",
        "/front?run=first&up=nothing",
        "/candidates?id=nothing",
        "/candidates?id=first&page=2",
        "/candidate?id=first",
        "/candidate?id=first&c=9.0",
        "/candidate?id=first&c=..",
        "/slice?id=first&c=0.0&slice=0",
        "/views?id=nothing",
        "/views.js?id=nothing",
        "/events?id=nothing"
      })
  void refusesWhatIsNotThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isBetween(400, 404);
  }

  @Test
  void answersUnderItsOwnNameAlone() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .contains("421");
    assertThat(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).doesNotContain("200");
    assertThat(raw("DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).contains("405");
  }

  @Test
  void changesNothingWithoutTheToken() throws Exception {
    String cookie = Request.COOKIE + "=" + TOKEN;
    assertThat(post("/note", "id=first&text=hello").statusCode()).isEqualTo(403);
    assertThat(post("/note", "id=first&text=hello", "Cookie", cookie + "x").statusCode())
        .isEqualTo(403);
    assertThat(
            post("/note", "id=first&text=x", "Cookie", cookie, "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(get("/run?id=first").body()).doesNotContain("<form method=\"post\"");
    assertThat(folder.resolve("first").resolve(Steering.NOTES)).doesNotExist();

    assertThat(post("/note", "id=first&text=hello", "Cookie", cookie).statusCode()).isEqualTo(303);
    assertThat(get("/run?id=first", "Cookie", cookie).body()).contains("hello", "action=\"/note\"");
    assertThat(post("/note", "id=first&text=", "Cookie", cookie).statusCode()).isEqualTo(400);
    assertThat(post("/note", "id=first&text=" + "x".repeat(70_000), "Cookie", cookie).statusCode())
        .isEqualTo(413);
    assertThat(post("/stop", "id=first", "Cookie", cookie).statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "/pause, id=first, 409",
    "/answer, id=first&number=1&answer=x, 409",
    "/branch, id=first&from=9.0, 400",
    "/branch, id=first&from=..%2F1, 400",
    "/branch, id=first&from=1.0&steps=--out, 400",
    "/branch, id=first&from=1.0&seed=1%20--out%20x, 400",
    "/branch, id=nothing&from=1.0, 404",
    "/resume, id=nothing, 404",
    "/nothing, id=first, 404"
  })
  void steersNothingThatIsNotThere(String path, String form, int status) throws Exception {
    assertThat(post(path, form).statusCode()).isEqualTo(403);
    String cookie = Request.COOKIE + "=" + TOKEN;
    HttpResponse<String> reply = post(path, form, "Cookie", cookie);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(folder.resolve("first-step1")).doesNotExist();
    assertThat(folder.resolve("first/pause")).doesNotExist();
  }

  @Test
  void saysWhyABranchWasNotBegun() throws Exception {
    dashboard.close();
    dashboard =
        Dashboard.open(
            new Site(
                folder,
                "127.0.0.1",
                0,
                TOKEN,
                false,
                words -> List.of("sh", "-c", "echo 'tgd: no <such> file' >&2; exit 2")));
    HttpResponse<String> reply =
        post("/branch", "id=first&from=1.0", "Cookie", Request.COOKIE + "=" + TOKEN);
    assertThat(reply.statusCode()).isEqualTo(409);
    assertThat(reply.body()).contains("the run was not begun: tgd: no &lt;such&gt; file");
  }

  @Test
  void handsTheTokenToTheBrowserAndLeavesItsAddress() throws Exception {
    HttpResponse<String> reply = get("/?token=" + TOKEN);
    assertThat(reply.statusCode()).isEqualTo(303);
    assertThat(reply.headers().firstValue("Location")).contains("/");
    assertThat(reply.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict");
    assertThat(get("/?token=wrong").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void showsNothingOnTheNetworkWithoutTheToken() throws Exception {
    dashboard.close();
    dashboard = Dashboard.open(site(false, "0.0.0.0"));
    assertThat(get("/").statusCode()).isEqualTo(401);
    assertThat(get("/assets/dashboard.js").statusCode()).isEqualTo(401);
    assertThat(get("/", "Cookie", Request.COOKIE + "=" + TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void changesNothingWhenReadOnly() throws Exception {
    dashboard.close();
    dashboard = Dashboard.open(site(true, "127.0.0.1"));
    String cookie = Request.COOKIE + "=" + TOKEN;
    assertThat(post("/note", "id=first&text=hello", "Cookie", cookie).statusCode()).isEqualTo(403);
    assertThat(get("/run?id=first", "Cookie", cookie).body()).doesNotContain("action=\"/note\"");
  }

  @Test
  void escapesWhateverPeopleAndRunsSay() throws Exception {
    String cookie = Request.COOKIE + "=" + TOKEN;
    post("/note", "id=first&text=" + encoded(EVIL), "Cookie", cookie);
    Path evil = folder.resolve(EVIL.replace("/", ""));
    Files.createDirectory(evil);
    Files.writeString(evil.resolve("manifest.json"), "{\"kind\": \"" + EVIL + "\"}");
    String shown = "&lt;img src=x onerror=alert(1)&gt;";
    for (String path :
        List.of("/", "/run?id=first", "/run?id=" + encoded(EVIL), "/?q=" + encoded(EVIL))) {
      assertThat(get(path).body())
          .as(path)
          .contains(shown)
          .doesNotContain("<img src=x")
          .doesNotContain("\u202e");
    }
    assertThat(get("/run?id=" + encoded(EVIL + "2")).body())
        .doesNotContain("<img src=x")
        .contains(shown);
  }

  @Test
  void everyPageForbidsWhatIsNotItsOwn() throws Exception {
    for (String path : List.of("/", "/run?id=first", "/nothing", "/assets/dashboard.js")) {
      HttpResponse<String> reply = get(path);
      assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self';", "frame-ancestors");
      assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(reply.body()).doesNotContain("https://");
    }
  }

  @Test
  void namesWhatIsWrongWithItsPlace() {
    assertThatThrownBy(
            () ->
                Dashboard.open(
                    new Site(folder.resolve("no"), "127.0.0.1", 0, TOKEN, false, r -> List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no folder");
    int taken = address("/").getPort();
    assertThatThrownBy(
            () ->
                Dashboard.open(
                    new Site(folder, "127.0.0.1", taken, TOKEN, false, words -> List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is taken");
    assertThatThrownBy(() -> new Site(folder, "127.0.0.1", 0, "short", false, words -> List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--token");
  }
}

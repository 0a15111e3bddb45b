package org.tgd.workbench.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tgd.core.MissingTool;
import org.tgd.workbench.cli.Cli;

/** The dashboard in a real browser. */
class DashboardIT {
  private static final String TOKEN = "abcdefghijklmnop-1234";
  private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e";

  private static final String WIDER =
      "[...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 400)"
          + ".map(e => e.tagName + '.' + e.className).join(' ')";

  /** Knows how to lower the number of its text by one, and takes its time to say so. */
  private static final String SLOW =
      "sleep 0.4; python3 -c \"import json, sys; t = json.load(sys.stdin)['candidate'];"
          + " x = int(t[3:]); print(json.dumps({'loss': x, 'report': '<b onclick=alert(3)>',"
          + " 'findings': [{'advice': 'Lower it.', 'changes': [{'target': 'x', 'from': t,"
          + " 'to': 'x: %d' % (x - 1)}]}]}))\"";

  @TempDir Path folder;

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path profile;

  private static Browser browser;

  /** A run of molecules that every test begins with. */
  @TempDir static Path made;

  private Dashboard dashboard;

  @BeforeAll
  static void start() throws Exception {
    try {
      browser = Browser.open(profile);
    } catch (IOException e) {
      MissingTool.report(new IllegalStateException("chromium cannot be started", e));
    }
    Cli.tgd(
        "molecule",
        "optimize",
        "--objective",
        "qed",
        "--start",
        "CCCCCC",
        "--steps",
        "2",
        "--quiet",
        "--out",
        made.resolve("first").toString());
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.forget();
    Files.createDirectory(folder.resolve("first"));
    try (Stream<Path> files = Files.list(made.resolve("first"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("first").resolve(file.getFileName()));
      }
    }
    Files.writeString(folder.resolve("start.txt"), "x: 100");
    dashboard =
        Dashboard.open(
            new Site(
                folder,
                "127.0.0.1",
                0,
                TOKEN,
                false,
                words -> Cli.command(words.toArray(String[]::new))));
  }

  @AfterEach
  void close() throws Exception {
    browser.go("data:text/html,");
    dashboard.close();
  }

  private Process slowRun(String name, String... further) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "optimize",
                "--evaluator",
                SLOW,
                "--start",
                folder.resolve("start.txt").toString(),
                "--role",
                EVIL,
                "--steps",
                "90",
                "--out",
                folder.resolve(name).toString()));
    words.addAll(List.of(further));
    return new ProcessBuilder(Cli.command(words.toArray(String[]::new)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void noComplaints() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(dashboard.address()) || url.startsWith("data:"));
  }

  @Test
  void followsARunStopsItAndTakesItUp() throws Exception {
    Process run = slowRun("slow");
    try {
      browser.go(dashboard.address() + "?token=" + TOKEN);
      browser.await("document.querySelectorAll('tbody tr').length === 2");
      assertThat(browser.eval("location.search")).isEmpty();
      browser.go(dashboard.address() + "run?id=slow");
      browser.await("Number(document.querySelector('progress').value) >= 1");
      browser.eval("window.unchanged = 1");
      String before = browser.eval("document.querySelector('progress').value");
      browser.await("Number(document.querySelector('progress').value) > " + before);
      assertThat(browser.eval("window.unchanged"))
          .as("the page was not loaded anew")
          .isEqualTo("1");

      click("/stop");
      browser.await("document.querySelector('.badge').textContent === 'stop_file'");
      assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isZero();
      click("/resume");
      browser.await("document.querySelector('.badge').textContent.startsWith('running')");
      String steps = browser.eval("document.querySelector('progress').value");
      browser.await("Number(document.querySelector('progress').value) > " + steps);
      click("/stop");
      browser.await("document.querySelector('.badge').textContent === 'stop_file'");
      noComplaints();
    } finally {
      run.destroyForcibly();
    }
    Cli verified = Cli.tgd("run", "verify", folder.resolve("slow").toString());
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
  }

  private void badge(String state) throws InterruptedException {
    browser.await("document.querySelector('.badge').textContent.startsWith('" + state + "')");
  }

  private String steps() {
    return browser.eval("document.querySelector('progress').value");
  }

  @Test
  void pausesARunInPlaceAndBranchesFromOneOfItsSteps() throws Exception {
    Process run = slowRun("slow");
    try {
      browser.go(dashboard.address() + "?token=" + TOKEN);
      browser.await("document.querySelectorAll('tbody tr').length === 2");
      browser.go(dashboard.address() + "run?id=slow");
      browser.await("Number(document.querySelector('progress').value) >= 1");
      click("/pause");
      badge("paused");
      Path journal = folder.resolve("slow/journal.jsonl");
      while (!Files.readString(journal).contains("\"kind\":\"pause\"")) {
        Thread.sleep(100);
      }
      long size = Files.size(journal);
      Thread.sleep(1500);
      assertThat(Files.size(journal)).as("nothing goes on").isEqualTo(size);
      assertThat(run.isAlive()).isTrue();

      browser.await("document.querySelectorAll('.branch option').length >= 2");
      browser.eval("document.querySelector('.branch').open = true");
      onASmallDarkScreen("paused");
      browser.eval("document.querySelector('.branch').open = true");
      browser.eval("document.querySelector('.branch select').value = '1.0'");
      browser.eval("document.querySelector('.branch input[name=steps]').value = '2'");
      click("/branch");
      browser.await("location.search === '?id=slow-step1'");
      badge("done");
      assertThat(browser.eval("document.querySelector('main').textContent"))
          .contains("Branched from step 1 of slow", "step 2 of 2");
      onASmallDarkScreen("branched");
      browser.eval("document.querySelector('a[href=\"/run?id=slow\"]').click()");
      browser.await("location.search === '?id=slow'");
      browser.await("document.querySelector('.branches a').textContent.includes('step1')");

      String before = steps();
      click("/resume");
      badge("running");
      browser.await("Number(document.querySelector('progress').value) > " + before);
      assertThat(run.isAlive()).as("the same process").isTrue();
      click("/stop");
      badge("stop_file");
      noComplaints();
    } finally {
      run.destroyForcibly();
    }
    for (String name : List.of("slow", "slow-step1")) {
      Cli verified = Cli.tgd("run", "verify", folder.resolve(name).toString());
      assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    }
  }

  @Test
  void letsAPersonBeTheCritic() throws Exception {
    Process run = slowRun("asks", "--critic", "human", "--ask", "browser");
    try {
      browser.go(dashboard.address() + "?token=" + TOKEN);
      browser.await("document.querySelectorAll('tbody tr').length === 2");
      browser.go(dashboard.address() + "run?id=asks");
      badge("asking");
      browser.await("document.querySelector('.question pre').textContent.includes('x: 100')");
      assertThat(browser.eval("document.querySelector('.question').textContent"))
          .contains("Lower it.", "<b onclick=alert(3)>", "<script>alert(1)</script>");
      onASmallDarkScreen("question");
      tabTo("answer");
      browser.type("Make it <i>smaller</i>.");
      post("/note", "text: 'meanwhile'");
      browser.await("document.querySelectorAll('.notes li').length === 1");
      assertThat(browser.eval("document.activeElement.value")).isEqualTo("Make it <i>smaller</i>.");
      browser.press("Tab");
      browser.press("Enter");
      browser.await("document.querySelector('.question pre').textContent.includes('x: 99')");
      assertThat(browser.eval("document.querySelector('.question textarea').value")).isEmpty();
      assertThat(browser.eval("document.querySelector('main').textContent"))
          .contains("Make it <i>smaller</i>.");
      click("/answer");
      browser.await("document.querySelector('.question pre').textContent.includes('x: 98')");
      click("/stop");
      badge("unfinished");
      assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).as("it can be taken up again").isEqualTo(4);
      click("/resume");
      badge("asking");
      browser.await("document.querySelector('.question pre').textContent.includes('x: 98')");
      click("/answer");
      browser.await("document.querySelector('.question pre').textContent.includes('x: 97')");
      click("/stop");
      badge("unfinished");
      noComplaints();
    } finally {
      run.destroyForcibly();
    }
    String journal = Files.readString(folder.resolve("asks/journal.jsonl"));
    assertThat(journal.split("\"kind\":\"human\"", -1)).hasSize(4);
    assertThat(journal).contains("{\"answer\":\"Make it <i>smaller</i>.\"}");
    Cli verified = Cli.tgd("run", "verify", folder.resolve("asks").toString());
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
  }

  private void post(String path, String fields) {
    browser.eval(
        "fetch('%s', {method: 'POST', body: new URLSearchParams({id: 'asks', %s})})"
            .formatted(path, fields));
  }

  @Test
  void isUsedByKeyboardAndKeepsWhatIsTyped() throws Exception {
    browser.go(dashboard.address() + "?token=" + TOKEN);
    tabTo("/run?id=first");
    browser.press("Enter");
    browser.await("location.pathname === '/run'");
    tabTo("text");
    browser.eval("document.activeElement.value = 'half'");
    browser.eval(
        "fetch('/note', {method: 'POST', body: new URLSearchParams({id: 'first', text: 'x'})})");
    browser.await("document.querySelectorAll('.notes li').length === 1");
    assertThat(browser.eval("document.activeElement.name + document.activeElement.value"))
        .isEqualTo("texthalf");
    browser.press("Enter");
    browser.await("document.querySelectorAll('.notes li').length === 2");
    browser.go(dashboard.address());
    tabTo("run");
    browser.press("Space");
    click("/compare");
    browser.await("location.pathname === '/compare'");
    browser.await("document.querySelectorAll('polyline').length === 1");
    noComplaints();
  }

  /** Waits for the button of a form and presses it. */
  private void click(String action) throws InterruptedException {
    String button = "document.querySelector('form[action=\"" + action + "\"] button')";
    browser.await(button + " !== null && (" + button + ".click(), true)");
  }

  /** Presses Tab until what has that address or name has the focus. */
  private void tabTo(String target) {
    for (int i = 0; i < 60; i++) {
      browser.press("Tab");
      String at =
          browser.eval(
              "document.activeElement.getAttribute('href') || document.activeElement.name");
      if (at.equals(target)) {
        return;
      }
    }
    throw new AssertionError("no way to " + target + " by Tab");
  }

  @Test
  void leafsThroughThePlanesOfAPlanAndFindsCandidatesByAClick() throws Exception {
    Cli plan =
        Cli.tgd(
            "plan",
            "optimize",
            "--case",
            "phantom:c-shape",
            "--steps",
            "0",
            "--quiet",
            "--out",
            folder.resolve("plan").toString());
    assertThat(plan.code()).as(plan.err()).isZero();
    browser.go(dashboard.address() + "candidate?id=plan&c=0.0");
    for (int left = 60;
        browser.eval("document.querySelector('.slice img')").equals("null");
        left--) {
      assertThat(left).as("a plan is set up in the background").isPositive();
      Thread.sleep(1000);
      browser.go(dashboard.address() + "candidate?id=plan&c=0.0");
    }
    assertThat(browser.eval("document.querySelectorAll('.whole svg polyline').length"))
        .as("dose-volume curves")
        .isNotEqualTo("0");
    browser.eval("window.plane = document.querySelector('.slice figcaption').textContent");
    browser.eval("document.querySelector('.slices input[type=range]').focus()");
    browser.press("ArrowRight");
    browser.await("document.querySelector('.slice figcaption').textContent !== window.plane");
    browser.await("document.querySelector('.slice img').naturalWidth > 100");
    onASmallDarkScreen("planes");

    browser.go(dashboard.address() + "front?run=first&up=QED&across=loss");
    onASmallDarkScreen("front");
    browser.eval(
        "document.querySelector('.scatter a:last-of-type circle')"
            + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    browser.await("location.pathname === '/candidate'");
    browser.await("document.querySelector('.whole svg') !== null");
    noComplaints();
  }

  @Test
  void runsTheScriptOfADomainsViewsAndNoOther() throws Exception {
    Cli.tgd(
        "optimize",
        "--domain",
        "letters",
        "-o",
        "target=<b",
        "-o",
        "start=--",
        "--steps",
        "1",
        "--quiet",
        "--out",
        folder.resolve("word").toString());
    browser.go(dashboard.address() + "views?id=word");
    browser.await("document.querySelector('#letters').dataset.count === '2'");
    assertThat(browser.eval("document.querySelector('#letters').textContent"))
        .isEqualTo("Letters of <b");
    noComplaints();
  }

  private void dockedRun() {
    List<String> words =
        new ArrayList<>(List.of("molecule", "optimize", "--receptor", "PPARA", "--start", "CCO"));
    words.addAll(List.of("--steps", "0", "--final-exhaustiveness", "1", "--quiet"));
    words.addAll(List.of("--out", folder.resolve("docked").toString()));
    Cli docked = Cli.tgd(words.toArray(String[]::new));
    assertThat(docked.code()).as(docked.err()).isZero();
  }

  @Test
  void turnsThePoseOfADockedMolecule() throws Exception {
    dockedRun();
    browser.go(dashboard.address() + "views?id=docked");
    browser.await("document.querySelector('figure canvas') !== null");
    String drawn = "document.querySelector('figure canvas').toDataURL()";
    browser.eval("window.before = " + drawn);
    browser.eval("document.querySelector('figure canvas').focus()");
    browser.press("ArrowRight");
    browser.await(drawn + " !== window.before");
    assertThat(browser.eval("document.querySelectorAll('figure canvas').length"))
        .as("best and clinical drug")
        .isEqualTo("2");
    onASmallDarkScreen("pose");
    noComplaints();
  }

  /** The page fits 400 pixels and is dark there. */
  private static void onASmallDarkScreen(String name) throws Exception {
    picture(name);
    browser.size(400, 900);
    browser.dark(true);
    Thread.sleep(200);
    assertThat(browser.eval("document.documentElement.scrollWidth <= 400"))
        .as("what is wider on %s: %s", name, browser.eval(WIDER))
        .isEqualTo("true");
    assertThat(browser.eval("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(22, 25, 29)");
    picture(name + "-400-dark");
    browser.size(1280, 900);
    browser.dark(false);
  }

  /** Keeps a picture of the page for a person to look at, where a folder for such is named. */
  private static void picture(String name) throws IOException {
    String place = System.getProperty("tgd.screenshots", "");
    if (!place.isEmpty()) {
      browser.screenshot(Files.createDirectories(Path.of(place)).resolve(name + ".png"));
    }
  }

  @Test
  void fitsASmallScreenAndADarkOne() throws Exception {
    List<String> pages =
        List.of(
            "",
            "run?id=first",
            "calls?id=first",
            "compare?run=first",
            "candidates?id=first",
            "candidate?id=first&c=1.0",
            "front?run=first",
            "views?id=first",
            "studies",
            "nothing");
    for (String page : pages) {
      browser.size(400, 800);
      browser.dark(true);
      browser.go(dashboard.address() + page);
      assertThat(browser.eval("document.documentElement.scrollWidth <= 400"))
          .as("width of /%s: %s", page, browser.eval("document.documentElement.scrollWidth"))
          .isEqualTo("true");
      assertThat(browser.eval("getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(22, 25, 29)");
    }
    browser.dark(false);
    assertThat(browser.eval("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void runsNothingThatARunBringsAlong() throws Exception {
    Files.createDirectory(folder.resolve("evil"));
    Files.copy(folder.resolve("first/manifest.json"), folder.resolve("evil/manifest.json"));
    Files.writeString(
        folder.resolve("evil/report.html"),
        "<script>document.title = 'ran'; try { parent.document.cookie; document.title = 'reached' }"
            + " catch (e) { } fetch('/note', {method: 'POST', body:"
            + " 'id=first&text=evil'})</script>");
    Files.writeString(folder.resolve("first/notes.jsonl"), EVIL + "\n");
    Files.writeString(
        folder.resolve("evil/notes.jsonl"),
        "{\"time\": \"<b>\", \"text\": \"\\u202e" + "<script>alert(4)</script>\"}");
    browser.go(dashboard.address() + "?token=" + TOKEN);
    for (String page :
        List.of("run?id=first", "run?id=evil", "?q=%3Cscript%3Ealert(5)%3C/script%3E")) {
      browser.go(dashboard.address() + page);
      assertThat(browser.eval("document.querySelectorAll('img, b, main script').length"))
          .as(page)
          .isEqualTo("0");
    }
    noComplaints();
    browser.go(dashboard.address() + "report?id=evil");
    browser.await("document.title === 'ran'");
    assertThat(Files.readString(folder.resolve("first/notes.jsonl"))).doesNotContain("evil");
    assertThat(browser.complaints()).noneMatch(each -> each.startsWith("a dialog"));
  }
}

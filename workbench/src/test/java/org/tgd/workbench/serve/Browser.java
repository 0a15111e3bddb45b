package org.tgd.workbench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page of a Chromium without window, steered by its own protocol (DevTools 1.3). */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PORT = Pattern.compile("ws://127\\.0\\.0\\.1:(\\d+)/");
  private static final int SECONDS = 60;

  private final Process process;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private Browser(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Reader()).join();
  }

  static Browser open(Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int port = port(process);
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    HttpClient client = HttpClient.newHttpClient();
    for (int left = SECONDS * 5; left > 0; left--) {
      for (JsonNode each : JSON.readTree(client.send(list, BodyHandlers.ofString()).body())) {
        if (each.path("type").asText().equals("page")) {
          Browser browser =
              new Browser(process, URI.create(each.path("webSocketDebuggerUrl").asText()));
          for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            browser.ask(domain + ".enable", Map.of());
          }
          return browser;
        }
      }
      Thread.sleep(200);
    }
    throw new IOException("the browser has no page");
  }

  private static int port(Process process) throws IOException {
    BufferedReader words =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = words.readLine(); line != null; line = words.readLine()) {
      Matcher matcher = PORT.matcher(line);
      if (matcher.find()) {
        Thread rest = new Thread(() -> words.lines().forEach(each -> {}), "browser-words");
        rest.setDaemon(true);
        rest.start();
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("the browser does not say its port");
  }

  /** Errors of scripts, refused resources and dialogs since the beginning. */
  List<String> complaints() {
    return complaints;
  }

  /** What was fetched since the beginning. */
  List<String> requests() {
    return requests;
  }

  /** Begins anew: no cookies, complaints and requests, a large light window. */
  void forget() {
    ask("Network.clearBrowserCookies", Map.of());
    ask("Emulation.clearDeviceMetricsOverride", Map.of());
    ask("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    complaints.clear();
    requests.clear();
  }

  void size(int width, int height) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  void go(String address) throws InterruptedException {
    ask("Page.navigate", Map.of("url", address));
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** Presses and lets go a key, such as Tab, Enter or Space. */
  void press(String key) {
    int code = Map.of("Tab", 9, "Enter", 13, "Space", 32, "ArrowRight", 39).get(key);
    String text = Map.of("Tab", "", "Enter", "\r", "Space", " ", "ArrowRight", "").get(key);
    for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
      ask(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key.equals("Space") ? " " : key,
              "code",
              key,
              "windowsVirtualKeyCode",
              code,
              "text",
              type.equals("keyUp") ? "" : text));
    }
  }

  /** Types a text into what has the focus. */
  void type(String text) {
    ask("Input.insertText", Map.of("text", text));
  }

  /** The value of an expression on the page, as text. */
  String eval(String expression) {
    JsonNode answer = ask("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
    return answer.path("result").path("value").asText();
  }

  /** Waits until an expression is true. */
  void await(String expression) throws InterruptedException {
    for (int left = SECONDS * 10; left > 0; left--) {
      if (eval(expression).equals("true")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never true: " + expression + "\n" + eval("document.body.innerText"));
  }

  void screenshot(Path file) throws IOException {
    JsonNode answer = ask("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
  }

  private JsonNode ask(String method, Map<String, ?> params) {
    int id = next.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(params));
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  private void take(JsonNode message) {
    JsonNode params = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown" ->
          complaints.add(params.path("exceptionDetails").path("text").asText());
      case "Runtime.consoleAPICalled" -> {
        if (params.path("type").asText().equals("error")) {
          complaints.add(params.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (params.path("entry").path("level").asText().equals("error")) {
          complaints.add(params.path("entry").path("text").asText());
        }
      }
      case "Page.javascriptDialogOpening" -> complaints.add("a dialog: " + params);
      case "Network.requestWillBeSent" -> requests.add(params.path("request").path("url").asText());
      default -> {
        CompletableFuture<JsonNode> waiting = asked.remove(message.path("id").asInt());
        if (waiting != null) {
          waiting.complete(message.path("result"));
        }
      }
    }
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          take(JSON.readTree(text.toString()));
        } catch (IOException e) {
          complaints.add(e.toString());
        }
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }
}

package org.warta.reader.site;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium without a window, which writes down what it asks for and what it complains about. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = installed("chromium");
    private static final Path DRIVER = installed("chromedriver");

    private final ChromeDriver driver;
    private final List<String> addresses = new ArrayList<>();

    private Browser(boolean scripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        // Without the sandbox: it cannot be had as root, which is what machines that run tests often are.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=id");
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        "id",
                        "profile.managed_default_content_settings.javascript",
                        scripts ? 1 : 2));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    static Browser withScripts() {
        return new Browser(true);
    }

    static Browser withoutScripts() {
        return new Browser(false);
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Shows pages as on a screen of this width. */
    void screen(int width, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", phone));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    }

    /** Shows pages by light or by dark. */
    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Shows pages to somebody who wants nothing to move. */
    void calm() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** What the browser complained about since it was last asked: errors, and whatever a policy forbade. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()
                        || entry.getMessage().contains("Content Security Policy"))
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Hosts and ports that were asked for anything so far. */
    List<String> askedHosts() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = JsonMapper.shared().readTree(entry.getMessage()).at("/message");
            if (message.at("/method").asString().equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").asString());
            }
        }
        return addresses.stream()
                .filter(address -> address.startsWith("http"))
                .map(address -> URI.create(address).getAuthority())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Path installed(String program) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            Path file = Path.of(directory, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException("There is no " + program
                + " on the PATH, and these tests are about a real browser: apt-get install chromium chromium-driver");
    }
}

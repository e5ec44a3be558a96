package io.smsgateway.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smsgateway.simulator.SmsSimulator;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in the machine's own Chromium, without a window; skipped where there is none. */
class PageInBrowserTest {

    @TempDir
    private static Path profile;

    private static Page.Served page;
    private static SmsSimulator simulator;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        Optional<Path> chromium = program("chromium");
        Optional<Path> driver = program("chromedriver");
        if (chromium.isEmpty() || driver.isEmpty()) {
            System.out.println("SKIPPED: the page in a browser; there is no chromium with chromedriver in the PATH");
        }
        assumeTrue(chromium.isPresent() && driver.isPresent(), "needs chromium and chromedriver in the PATH");
        page = Page.serve("--serve", "--server.port=0");
        simulator = page.application().getBean(SmsSimulator.class);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .usingAnyFreePort()
                        .build(),
                options(chromium.get()));
        browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    }

    private static Optional<Path> program(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(path -> path.toFile().canExecute())
                .findFirst();
    }

    private static ChromeOptions options(Path chromium) {
        LoggingPreferences everything = new LoggingPreferences();
        everything.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                // its sandbox wants another user than root, and the only page it opens is ours
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", everything);
        return options;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (page != null) {
            page.close();
        }
    }

    @BeforeEach
    void load() {
        simulator.jsms().heal();
        simulator.itniotech().heal();
        browser.get(page.url().toString());
    }

    @Test
    void aCodeIsSentAndItsReportComesInWithoutAReload() {
        WebElement before = browser.findElement(By.id("content"));

        press("#message button");

        await().untilAsserted(() -> {
            assertThat(latest(".result")).startsWith("Accepted by jsms");
            assertThat(latest(".reports")).isEqualTo("delivered");
            assertThat(latest(".copies")).isEqualTo("1");
        });
        assertThat(browser.findElement(By.id("content")))
                .as("the field of before")
                .isEqualTo(before);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aVendorThatIsSwitchedOffIsPassedByAndStaysChosen() {
        browser.findElement(By.id("fault-jsms")).sendKeys("is down");
        press("#provider-jsms form[action$=fault] button");
        await().untilAsserted(() -> assertThat(text("#status-jsms")).contains("is down and refuses connections"));
        PageTest.letConnectionsBeChecked();

        press("#message button");

        await().untilAsserted(() -> {
            assertThat(latest(".attempts"))
                    .startsWith("jsms refused, UNAVAILABLE")
                    .contains("itniotech accepted");
            assertThat(latest(".copies")).isEqualTo("1");
        });
        assertThat(browser.findElement(By.id("fault-jsms")).getDomProperty("value"))
                .isEqualTo("REFUSE");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostIsShownAsDoubtWithTheCopyThatWentOut() {
        browser.findElement(By.id("fault-jsms")).sendKeys("resets the connection instead of answering (message taken)");
        press("#provider-jsms form[action$=fault] button");
        await().untilAsserted(() -> assertThat(text("#status-jsms")).contains("resets the connection"));
        browser.findElement(By.id("template")).sendKeys("order-shipped");

        press("#message button");

        await().untilAsserted(() -> {
            assertThat(latest(".result")).isEqualTo("Unconfirmed: jsms may have sent it");
            assertThat(latest(".copies")).isEqualTo("1");
        });
    }

    @Test
    void aProviderIsSuspendedAndResumedByItsButtons() {
        press("#provider-itniotech button[name=suspended][value=true]");
        await().untilAsserted(() -> assertThat(text("#status-itniotech")).contains("SUSPENDED by hand"));

        press("#provider-itniotech button[name=suspended][value=false]");
        await().untilAsserted(() -> assertThat(text("#status-itniotech")).contains("UP"));
    }

    @Test
    void aNumberThatIsNoneIsTakenNoteOfBesideTheFormAndKept() {
        type("to", "12");

        press("#message button");

        await().untilAsserted(() -> assertThat(text("#problem")).startsWith("Nothing was sent: not a phone number"));
        assertThat(browser.findElement(By.id("to")).getDomProperty("value")).isEqualTo("12");

        type("to", "139 0000 0001");
        press("#message button");
        await().untilAsserted(() -> assertThat(text("#problem")).isEmpty());
    }

    @Test
    void nothingThatIsTypedRunsAsAScript() {
        browser.findElement(By.id("template")).sendKeys("free text");
        type("content", "<img src=x onerror='document.title=1'>");

        press("#message button");

        await().untilAsserted(() -> assertThat(latest("td:nth-child(3)")).startsWith("<img src=x"));
        assertThat(browser.getTitle()).isEqualTo("SMS Gateway");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void withoutScriptsAMessageIsSentAndSeenOnceThePageIsLoadedAgain() {
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.navigate().refresh();
            pressAndLoad("#provider-itniotech button[value=true]");
            assertThat(browser.findElement(By.id("status-itniotech")).getText()).contains("SUSPENDED by hand");
            pressAndLoad("#provider-itniotech button[value=false]");

            pressAndLoad("#message button");

            await().untilAsserted(() -> {
                browser.navigate().refresh();
                assertThat(browser.findElement(By.cssSelector("#messages tr")).getText())
                        .contains("Accepted by jsms", "delivered");
            });
        } finally {
            browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void eachFieldHasALabelAndNothingIsWiderThanASmallScreen() {
        assertThat(browser.executeScript("return [...document.querySelectorAll('input:not([type=hidden]), select')]"
                        + ".filter(field => field.labels.length !== 1).map(field => field.id)"))
                .isEqualTo(List.of());
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", true));
        try {
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static void press(String css) {
        browser.findElement(By.cssSelector(css)).click();
    }

    /** Returns once the page that the press leads to has taken the place of this one. */
    private static void pressAndLoad(String css) {
        WebElement button = browser.findElement(By.cssSelector(css));
        button.click();
        await().until(() -> isGone(button));
    }

    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException gone) {
            return true;
        }
    }

    private static void type(String id, String text) {
        WebElement field = browser.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    private static String text(String css) {
        return String.valueOf(
                browser.executeScript("return document.querySelector(arguments[0])?.innerText ?? ''", css));
    }

    /** A cell of the newest message, read at once: the row may be another in a moment. */
    private static String latest(String css) {
        return text("#messages tr:first-child " + css);
    }

    private static List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }
}

package io.smsgateway.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.testsupport.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** The page in the machine's own Chromium; skipped where there is none. {@code -Dscreenshots.write=true} keeps a picture. */
class PageInBrowserTest {

    private static final Path PICTURE = Path.of("../docs/images/page.png");

    @TempDir
    private static Path profile;

    private static Page.Served page;
    private static SmsSimulator simulator;
    private static Chromium browser;

    @BeforeAll
    static void open() {
        browser = Chromium.start(profile);
        page = Page.serve("--serve", "--server.port=0", "--spring.datasource.url=jdbc:h2:mem:browser-test");
        simulator = page.application().getBean(SmsSimulator.class);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (page != null) {
            page.close();
        }
    }

    @BeforeEach
    void load() {
        simulator.jsms().heal();
        simulator.itniotech().heal();
        browser.size(1440, 900);
        browser.dark(false);
        browser.driver().get(page.url().toString());
    }

    @AfterEach
    void complainsOfNothing() {
        // the browser logs the status of a response that explains what is wrong
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 400"));
    }

    private static void shows(String css, String text) {
        await().untilAsserted(() -> assertThat(browser.text(css)).contains(text));
    }

    /** A part of the newest message, read at once: the message may be another in a moment. */
    private static void showsOfLatest(String css, String text) {
        shows("#messages .message:first-child " + css, text);
    }

    private static String latest(String css) {
        return browser.text("#messages .message:first-child " + css);
    }

    @Test
    void aCodeIsSentByTheKeyboardAndItsReportComesInWithoutAReload() {
        WebElement field = browser.find("#param-code");
        field.clear();
        field.sendKeys("830274", Keys.ENTER);

        showsOfLatest(".text", "Your code is 830274");
        showsOfLatest(".result", "Accepted by jsms");
        showsOfLatest(".reports", "delivered");
        // the page was not loaded again
        assertThat(field.getDomProperty("value")).isEqualTo("830274");
    }

    @Test
    void aVendorThatIsDownIsFailedOverAndTheTimelineShowsIt() {
        browser.press("#preset-jsms-DOWN");
        shows("#vendor-jsms", "Down");
        // by the keyboard the next fault is one step away
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("preset-jsms-DOWN");
        PageTest.letConnectionsBeChecked();

        browser.press("#send");

        showsOfLatest(".attempts", "connection refused");
        assertThat(latest(".attempts")).containsSubsequence("jsms", "refused", "itniotech", "accepted");
        assertThat(latest(".copies")).isEqualTo("1 copy");

        browser.press("#preset-jsms-");
        shows("#vendor-jsms", "Works");
    }

    @Test
    void aLostResponseIsShownAsUnconfirmedWithTheCopyThatWasSent() {
        browser.press("#preset-jsms-LOSE");
        shows("#vendor-jsms", "Lose responses");
        browser.find("#template").sendKeys("order-shipped");

        browser.press("#send");

        showsOfLatest(".result", "Unconfirmed: jsms may have sent it");
        assertThat(latest(".copies")).isEqualTo("1 copy");
    }

    @Test
    void aProviderIsSuspendedAndResumedByItsButton() {
        browser.press("#suspend-itniotech");
        shows("#status-itniotech", "Suspended by hand");
        shows("#suspend-itniotech", "Resume");

        browser.press("#suspend-itniotech");
        shows("#status-itniotech", "Up");
    }

    @Test
    void aMessageIsSubmittedToTheOutbox() {
        browser.find("#template").sendKeys("order-shipped");
        browser.press("#durable");
        browser.press("#send");

        showsOfLatest(".result", "outbox: accepted");
        browser.press("#durable");
    }

    @Test
    void aBulkRunIsWatchedAndCancelled() {
        browser.find("#template").sendKeys("weekly-offer");
        browser.press("#many summary");
        browser.type("#count", "500");
        browser.press("#bulk-start");
        shows("#bulk", "500 of 500");
        shows("#bulk", "500 accepted");
        assertThat(browser.find("#many").getDomAttribute("open")).isNotNull();

        simulator.jsms().lateBy(Duration.ofMillis(900));
        simulator.jsms().fail(Fault.LATE);
        browser.type("#count", "100000");
        browser.press("#bulk-start");
        shows("#bulk", "Running");
        browser.press("#bulk-cancel");
        shows("#bulk", "Cancelled");
    }

    @Test
    void onlyTheFieldsOfTheChosenMessageAreShownAndTheCodeFollowsThem() {
        assertThat(browser.find("#param-code").isDisplayed()).isTrue();
        assertThat(browser.find("#content").isDisplayed()).isFalse();

        browser.find("#template").sendKeys("order-shipped");
        browser.type("#param-order", "C-3");
        assertThat(browser.find("#param-code").isDisplayed()).isFalse();
        shows("#code-java", "Map.of(\"order\", \"C-3\")");

        browser.press("#yaml summary");
        shows("#code-yaml", "template-id: 2");
        browser.find("#template").sendKeys("Text of your own");
        assertThat(browser.find("#content").isDisplayed()).isTrue();
    }

    @Test
    void numbersAreShownWhenAsked() {
        browser.press("#send");
        showsOfLatest("strong", "+86•••••••••01");

        browser.press("#numbers-button");
        showsOfLatest("strong", "+8613900000001");

        browser.press("#numbers-button");
        showsOfLatest("strong", "+86•••••••••01");
    }

    @Test
    void aNumberThatIsNoneIsExplainedBesideTheFormAndKept() {
        browser.type("#to", "12");
        browser.press("#send");

        shows("#problem", "Nothing was sent: not a phone number");
        assertThat(browser.find("#to").getDomProperty("value")).isEqualTo("12");

        browser.type("#to", "139 0000 0001");
        browser.press("#send");
        await().untilAsserted(() -> assertThat(browser.text("#problem")).isEmpty());
    }

    @Test
    void nothingThatIsTypedRunsAsAScript() {
        browser.find("#template").sendKeys("Text of your own");
        browser.type("#content", "<img src=x onerror='document.title=1'>");
        browser.press("#send");

        showsOfLatest(".text", "<img src=x");
        assertThat(browser.driver().getTitle()).isEqualTo("SMS Gateway");
    }

    @Test
    void withoutScriptsAMessageIsSentAndSeenOnceThePageIsLoadedAgain() {
        browser.scripts(false);
        try {
            browser.driver().navigate().refresh();
            pressAndLoad("#suspend-itniotech");
            assertThat(browser.find("#status-itniotech").getText()).contains("Suspended by hand");
            pressAndLoad("#suspend-itniotech");
            pressAndLoad("#show-code");
            assertThat(browser.find("#code-java").getText()).contains("gateway.send(message);");

            pressAndLoad("#send");

            await().untilAsserted(() -> {
                browser.driver().navigate().refresh();
                assertThat(browser.find("#messages .message").getText()).contains("Accepted by jsms", "delivered");
            });
        } finally {
            browser.scripts(true);
        }
    }

    /** Returns once the page that the press leads to has taken the place of this one. */
    private static void pressAndLoad(String css) {
        WebElement button = browser.find(css);
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

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "900, true", "1600, false"})
    void thePagesFitTheScreenAndAreAccessible(int width, boolean dark) {
        browser.size(width, 900);
        browser.dark(dark);
        simulator.jsms().fail(Fault.REFUSE);
        browser.press("#send");
        showsOfLatest(".result", "Accepted by itniotech");
        browser.driver().executeScript("document.querySelectorAll('details').forEach(part => part.open = true)");

        fitsAndIsAccessible("page-" + width + (dark ? "-dark" : ""));
        browser.driver().get(page.url() + "login");
        fitsAndIsAccessible("login-" + width + (dark ? "-dark" : ""));
    }

    private static void fitsAndIsAccessible(String name) {
        browser.screenshot(Path.of("target/pictures", name + ".png"));
        assertThat(browser.overflow()).isZero();
        assertThat(browser.accessibilityIssues()).isEqualTo(List.of());
    }

    /** Run it alone to write the picture. */
    @Test
    void aPictureOfThePageIsKept() {
        browser.press("#send");
        showsOfLatest(".reports", "delivered");
        browser.find("#template").sendKeys("order-shipped");
        browser.press("#durable");
        browser.press("#send");
        showsOfLatest(".result", "outbox: accepted");
        browser.press("#durable");
        simulator.jsms().fail(Fault.CLOSE_AFTER_READING);
        browser.press("#send");
        showsOfLatest(".result", "Unconfirmed");
        browser.press("#preset-jsms-DOWN");
        shows("#vendor-jsms", "Down");
        PageTest.letConnectionsBeChecked();
        browser.find("#template").sendKeys("login-code");
        browser.press("#send");
        showsOfLatest(".reports", "delivered");

        if (Boolean.getBoolean("screenshots.write")) {
            browser.screenshot(PICTURE);
        }
        assertThat(PICTURE).isNotEmptyFile();
    }
}

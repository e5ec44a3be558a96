package io.smsgateway.simulator.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.CallbackReceiver;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks;
import io.smsgateway.simulator.jsms.JsmsCallbacks;
import io.smsgateway.testsupport.Chromium;
import java.nio.file.Path;
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
import org.openqa.selenium.WebElement;

/** The page in the machine's own Chromium; skipped where there is none. {@code -Dscreenshots.write=true} keeps pictures. */
class PageInBrowserTest {

    private static final String FIRST = "#items li:first-child a";

    @TempDir
    private static Path profile;

    private static SmsSimulator simulator;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        browser = Chromium.start(profile);
        simulator = SmsSimulator.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            simulator.close();
        }
    }

    @BeforeEach
    void open() {
        simulator.reset();
        browser.size(1440, 900);
        browser.dark(false);
        Http.text(simulator, "447700900123", "Your parcel arrives at 9:00.");
        send("13900000001", "471100");
        load("");
    }

    @AfterEach
    void complainsOfNothing() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static void send(String number, String code) {
        Http.jsms(
                simulator,
                "POST",
                "/v1/messages",
                "{\"mobile\": \"%s\", \"temp_id\": 6, \"temp_para\": {\"code\": \"%s\"}}".formatted(number, code));
    }

    private static void load(String query) {
        browser.driver().get(simulator.controlUrl() + "/" + query);
    }

    private static void shows(String css, String text) {
        await().untilAsserted(() -> assertThat(browser.text(css)).contains(text));
    }

    @Test
    void aMessageAppearsWithoutAReloadAndWhatIsTypedStays() {
        browser.press(FIRST);
        shows("#bubbles", "Your code is 471100");
        browser.type("#text", "half a rep");

        send("13900000001", "830274");

        shows("#bubbles", "Your code is 830274");
        shows(FIRST, "Your code is 830274");
        assertThat(browser.find("#text").getDomProperty("value")).isEqualTo("half a rep");
    }

    @Test
    void theSearchNarrowsTheListWhileTyping() {
        browser.find("body").sendKeys("/");
        browser.driver().switchTo().activeElement().sendKeys("parcel");

        await().untilAsserted(
                        () -> assertThat(browser.text("#items")).contains("+44").doesNotContain("+86"));
        assertThat(browser.driver().getCurrentUrl()).contains("q=parcel");

        browser.find("#q").clear();
        browser.find("#vendor").sendKeys("JSMS");
        await().untilAsserted(
                        () -> assertThat(browser.text("#items")).contains("+86").doesNotContain("+44"));
    }

    @Test
    void numbersAreShownWhenAsked() {
        assertThat(browser.text("main")).contains("+86•••••••••01").doesNotContain("13900000001");

        browser.press("#numbers");

        shows("#items", "+8613900000001");
        browser.press("#numbers");
        shows("#items", "+86•••••••••01");
    }

    @Test
    void aPersonWritesBack() {
        try (CallbackReceiver application = new CallbackReceiver()) {
            simulator.jsms().callbacks().set(JsmsCallbacks.Kind.REPLY, application.url());
            browser.press(FIRST);
            shows("#bubbles", "471100");

            browser.find("#text").sendKeys("It is me", Keys.ENTER);

            shows(".bubble.own", "It is me");
            await().until(() -> application.received().size() == 1);
            assertThat(browser.find("#text").getDomProperty("value")).isEmpty();
        }
    }

    @Test
    void theDetailShowsTheRequestAndSendsAReport() {
        browser.press(FIRST);
        shows("#bubbles", "471100");
        browser.press("#bubbles a");
        shows("#detail", "Authorization: Basic ••••••••");
        shows("#detail", "\"msg_id\"");

        browser.press("#detail button[value=failed]");

        shows("#detail", "Not delivered, status 4003");
        shows("#bubbles", "Not delivered");
        browser.find("#detail").sendKeys(Keys.ESCAPE);
        shows("#side", "Simulate");
    }

    @Test
    void aFaultIsStartedByItsButtonAndFromTheWholeList() {
        browser.press("#preset-jsms-DOWN");
        shows("#state-jsms", "Down");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("preset-jsms-DOWN");
        browser.press("#preset-jsms-");
        shows("#state-jsms", "Works");

        browser.press("#more-jsms summary");
        browser.find("#more-jsms [name=fault]").sendKeys("Responds with 500");
        browser.type("#more-jsms [name=times]", "2");
        browser.press("#more-jsms button");

        shows("#state-jsms", "next 2 requests");
        assertThat(simulator.jsms().outage()).contains(Outage.of(Fault.HTTP_500).times(2));
        assertThat(browser.find("#more-jsms").getDomAttribute("open")).isNotNull();
    }

    @Test
    void aBalanceIsChanged() {
        browser.press("#set-itniotech summary");
        browser.type("#set-itniotech [name=balance]", "1234.5");
        browser.press("#set-itniotech button");

        shows("#balance-itniotech", "1,234.50");
        assertThat(simulator.itniotech().account().balance()).isEqualTo(ItniotechBalance.of("1234.5", "50", "0"));
    }

    @Test
    void callbackUrlsAreSavedAndAMessageIsPushed() {
        try (CallbackReceiver application = new CallbackReceiver()) {
            browser.press("#callbacks-itniotech summary");
            browser.type(
                    "#callbacks-itniotech [name=inbound]", application.url().toString());
            browser.press("#callbacks-itniotech button");
            await().until(() -> !simulator
                    .itniotech()
                    .callbacks()
                    .url(ItniotechCallbacks.Kind.INBOUND)
                    .isEmpty());

            browser.type("#inbound [name=number]", "+44 7700 900124");
            browser.type("#inbound [name=text]", "Hello");
            browser.find("#inbound [name=vendor]").sendKeys("Itniotech");
            browser.press("#inbound button");

            await().until(() -> application.received().size() == 1);
            shows(FIRST, "Reply: Hello");
            shows("#attempts-itniotech", "inbound: response 200");
        }
    }

    @Test
    void aFieldThatIsWrongIsExplainedAndKept() {
        browser.type("#inbound [name=number]", "12");
        browser.type("#inbound [name=text]", "Hello");
        browser.press("#inbound button");

        shows("#problem", "11 digits");
        assertThat(browser.find("#inbound [name=number]").getDomProperty("value"))
                .isEqualTo("12");
        // the browser logs the status of the response
        assertThat(browser.complaints()).singleElement().asString().contains("400");
    }

    @Test
    void messagesAreClearedAndEverythingIsReset() {
        simulator.jsms().fail(Fault.HTTP_500);
        shows("#state-jsms", "Responds with 500");

        browser.press("#clear");
        shows("#items", "No messages yet.");
        shows("#state-jsms", "Responds with 500");
        browser.press("#reset");
        shows("#state-jsms", "Works");
    }

    @Test
    void withoutScriptsEveryLinkAndFormLoadsThePage() {
        browser.scripts(false);
        try {
            load("");
            browser.press(FIRST);
            WebElement field = browser.find("#text");
            field.sendKeys("No scripts", Keys.ENTER);
            await().untilAsserted(() ->
                    assertThat(browser.find(".bubble.own").getText()).contains("No scripts"));
            browser.press("#preset-jsms-EMPTY");
            await().untilAsserted(() ->
                    assertThat(browser.find("#state-jsms").getText()).contains("Empty account"));
        } finally {
            browser.scripts(true);
        }
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "900, true", "1600, false"})
    void thePageFitsTheScreenAndIsAccessible(int width, boolean dark) {
        simulator.itniotech().fail(Fault.EMPTY_BALANCE);
        send("13900000001", "471100");
        simulator.jsms().reply("13900000001", "Thank you");
        browser.size(width, 900);
        browser.dark(dark);
        String detail = "&m=jsms:" + simulator.jsms().ledger().all().get(0).id();
        String open = "?c=" + Conversations.id("+8613900000001");

        for (String query : List.of(open + detail, dark ? open : "?view=requests")) {
            load(query);
            assertThat(browser.overflow()).as(query).isZero();
            assertThat(browser.accessibilityIssues()).as(query).isEmpty();
        }
    }

    @Test
    void twoPicturesOfThePageAreKept() {
        Examples.send(simulator);
        load("?c=" + Conversations.id("+8613900000001"));
        shows("#bubbles", "left at the door");
        keep("inbox.png");

        browser.dark(true);
        String copy = simulator.jsms().ledger().to("13700000099").get(0).id();
        load("?c=" + Conversations.id("+8613700000099") + "&m=jsms:" + copy);
        shows("#detail", "Copies taken");
        keep("inbox-message.png");
    }

    private static void keep(String name) {
        Path picture = Path.of("../docs/images", name);
        if (Boolean.getBoolean("screenshots.write")) {
            browser.screenshot(picture);
        }
        assertThat(picture).isNotEmptyFile();
    }
}

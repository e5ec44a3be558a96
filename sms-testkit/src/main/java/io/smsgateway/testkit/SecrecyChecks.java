package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.NotAcceptedException;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Credentials, numbers and texts never appear in any output, not even at TRACE. */
abstract class SecrecyChecks extends ContractChecks {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level before = root.getLevel();

    SecrecyChecks(SmsProviderContract contract) {
        super(contract);
    }

    @BeforeEach
    final void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    final void stopListening() {
        root.setLevel(before);
        root.detachAppender(log);
    }

    static Stream<Behaviour> responses() {
        return Stream.of(
                InvalidBodies.echo(200),
                InvalidBodies.echo(400),
                InvalidBodies.echo(403),
                InvalidBodies.echo(500),
                Behaviour.reset(),
                Behaviour.close(),
                Behaviour.silence(),
                Behaviour.garbage(),
                Behaviour.cut(200, "{\"id\":1}"));
    }

    @ParameterizedTest
    @MethodSource("responses")
    @DisplayName("C1 nothing secret is printed for any response")
    @Explanation(
            bug = "The adapter prints a credential, a number or a text",
            remedy =
                    "Keep credentials in Secret and numbers in PhoneNumber, and put nothing of requests and responses into toString, logs and exceptions")
    void nothingSecretIsPrintedForAnyResponse(Behaviour response) {
        failWith(response);
        List<String> printed = printedBySending(provider());
        printed.addAll(printedByReadingTheBalance(provider()));
        assertNothingSecretIn(printed);
    }

    @Test
    @Explanation(
            bug = "The adapter prints a credential, a number or a text",
            remedy =
                    "Keep credentials in Secret and numbers in PhoneNumber, and put nothing of requests and responses into toString, logs and exceptions")
    void nothingSecretIsPrintedAfterARefusalAndASuccess() {
        contract.refusal().ifPresent(server::then);
        List<String> printed = printedBySending(provider());
        printed.addAll(printedBySending(provider()));
        assertNothingSecretIn(printed);
    }

    @Test
    @Explanation(
            bug = "The adapter prints the message because the vendor's error text repeats it",
            remedy = "Remove the message from the vendor's error text, or leave the text out")
    void nothingOfTheMessageIsPrintedWhenTheVendorRepeatsIt() {
        for (String variant : variantsOfTheMessage()) {
            contract.refusalSaying("refused: " + variant + " is not accepted").ifPresent(refusal -> {
                server.then(refusal);
                assertThat(printedBySending(provider())).noneMatch(line -> line.contains(variant));
            });
        }
    }

    /** Returns number and text, unchanged and in a vendor's formats: the number in groups, the text truncated. */
    private List<String> variantsOfTheMessage() {
        String number = recipient(0).national();
        List<String> variants = new ArrayList<>(textsOfTheMessage());
        textsOfTheMessage().forEach(text -> variants.add(text.substring(0, Math.min(12, text.length()))));
        variants.add(number);
        variants.add(number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7));
        variants.add(number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7));
        return variants;
    }

    @Test
    @Explanation(
            bug = "The adapter prints a credential, a number or a text when the vendor is unreachable",
            remedy = "Put nothing of the request into exceptions and logs")
    void nothingSecretIsPrintedWhenTheVendorIsUnreachable() {
        try (SmsProvider unreachable = contract.provider(FaultyServer.refuse(), RESPONDS)) {
            List<String> printed = printedBySending(unreachable);
            printed.addAll(printedByReadingTheBalance(unreachable));
            assertNothingSecretIn(printed);
        }
    }

    private List<String> printedBySending(SmsProvider provider) {
        OutboundMessage message = message(0);
        SendResult result = provider.gateway().send(message);
        List<String> printed = new ArrayList<>(List.of(
                result.toString(),
                message.toString(),
                provider.toString(),
                provider.gateway().toString(),
                provider.balance().toString(),
                provider.capabilities().toString(),
                provider.capabilities().batchKey(message).toString()));
        try {
            result.orThrow();
        } catch (NotAcceptedException refused) {
            printed.add(stackTrace(refused));
        }
        return printed;
    }

    private static List<String> printedByReadingTheBalance(SmsProvider provider) {
        try {
            return List.of(provider.balance().balance().toString());
        } catch (BalanceUnavailableException unavailable) {
            return List.of(stackTrace(unavailable), unavailable.result().toString());
        }
    }

    private void assertNothingSecretIn(List<String> printed) {
        List<String> all = new ArrayList<>(printed);
        for (ILoggingEvent event : List.copyOf(log.list)) {
            all.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        for (String secret : secrets()) {
            assertThat(all).noneMatch(line -> line.contains(secret));
        }
    }

    private List<String> secrets() {
        PhoneNumber to = recipient(0);
        List<String> secrets = new ArrayList<>(contract.secrets());
        secrets.add(to.national());
        secrets.addAll(textsOfTheMessage());
        assertThat(secrets)
                .allSatisfy(secret -> assertThat(secret)
                        .as("a secret that the contract searches for")
                        .hasSizeGreaterThanOrEqualTo(8));
        return secrets;
    }

    private Collection<String> textsOfTheMessage() {
        SmsContent content = message(0).content();
        if (content instanceof SmsContent.Text text) {
            return List.of(text.body());
        }
        return content instanceof SmsContent.VendorTemplate template
                ? template.parameters().values()
                : List.of();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}

package io.smsgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.MessageClass;
import io.smsgateway.NotAcceptedException;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.verification.VerificationId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Canaries through the whole stack while everything goes wrong, with every logger at TRACE. */
@ExtendWith(SmsSimulatorExtension.class)
class SecretsTest {

    /** A number, a text or a code of the messages here, wherever it stands. */
    private static final String OF_A_MESSAGE = "136[0-9]{8}|canary-|wrong1";

    private static final List<String> CREDENTIALS = List.of(
            JsmsVendor.MASTER_SECRET,
            JsmsVendor.APP_KEY,
            ItniotechVendor.API_KEY,
            ItniotechVendor.API_SECRET,
            Base64.getEncoder()
                    .encodeToString(
                            (JsmsVendor.APP_KEY + ":" + JsmsVendor.MASTER_SECRET).getBytes(StandardCharsets.US_ASCII)));

    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger simulator = logger("org.eclipse.jetty");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level before = root.getLevel();
    private final List<String> printed = new ArrayList<>();

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        // the vendor's side may write what it likes
        simulator.setLevel(Level.OFF);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
        simulator.setLevel(null);
    }

    @Test
    @DisplayName("C1 neither credential nor number nor text is printed anywhere, at TRACE, whatever goes wrong")
    void nothingSecretIsPrinted(SmsSimulator vendors) throws Exception {
        try (FaultProxy jsms = new FaultProxy(vendors.jsmsUrl(), echoing(Vendor.JSMS));
                FaultProxy itniotech = new FaultProxy(vendors.itniotechUrl(), echoing(Vendor.ITNIOTECH));
                SmsClient client = new ClientRun(jsms.url(), itniotech.url(), false, Integer.MAX_VALUE).client()) {
            for (int i = 0; i < 300; i++) {
                print(client, message(i));
            }
            List<SmsMessage> many =
                    IntStream.range(300, 700).mapToObj(SecretsTest::message).toList();
            client.sendAll(many).forEach(this::print);
            printed.add(client + " " + client.providers() + " " + client.balances());
        }

        List<ILoggingEvent> events = List.copyOf(log.list);
        assertThat(events).as("what was logged").isNotEmpty();
        for (ILoggingEvent event : events) {
            printed.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        assertThat(printed).noneMatch(line -> CREDENTIALS.stream().anyMatch(line::contains));
        assertThat(printed).noneMatch(line -> line.matches("(?s).*(" + OF_A_MESSAGE + ").*"));
    }

    private void print(SmsClient client, SmsMessage message) {
        SendResult result = client.send(message);
        print(result);
        printed.add(message + " " + client.plan(message) + " " + message.content());
        if (message.content() instanceof VendorCode && result.isAccepted()) {
            printed.add(client.verification()
                    .check(VerificationId.of(result.orThrow()), "wrong1")
                    .toString());
        }
    }

    private void print(SendResult result) {
        printed.add(result.toString());
        try {
            result.orThrow();
        } catch (NotAcceptedException thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            printed.add(trace.toString());
        }
    }

    /** Every fault there is, and vendors that repeat what they were asked. */
    private static FaultPlan echoing(Vendor vendor) {
        FaultPlan random = new SeededFaultPlan(vendor, 7, ClientRun.RESPONSE_TIMEOUT_MS);
        return new FaultPlan() {
            @Override
            public PlannedFault onConnect(long connection) {
                return random.onConnect(connection);
            }

            @Override
            public PlannedFault plannedFault(byte[] request) {
                long number = HttpBytes.number(request);
                if (number == 0 || number % 3 != 0) {
                    return random.plannedFault(request);
                }
                String words = number + " +86 " + number + " canary-text-" + number % 100_000 + " canary-order";
                ForgedResponse echo = new ForgedResponse(
                        number % 2 == 0 ? 200 : 403, ForgedResponse.Kind.REFUSAL, vendor.saying(words), "");
                return PlannedFault.of(echo, false);
            }
        };
    }

    private static SmsMessage message(int i) {
        PhoneNumber to = PhoneNumber.of("+86136%08d".formatted(i));
        return switch (i % 4) {
            case 0 -> SmsMessage.text(to, "canary-text-" + i);
            case 1 -> SmsMessage.code(to);
            default ->
                SmsMessage.template(to, "order-shipped", Map.of("order", "canary-order-" + i))
                        .withClass(List.of(MessageClass.values()).get(i % 3));
        };
    }
}

package io.smsgateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong adapters that the contract finds out. */
@SuppressWarnings("JUnitMethodInvoked") // the contract is what is tested
final class MisreadResponsesTest {

    private static final ProviderId TOY = ProviderId.of("toy");
    private static final String IDENTITY = "Accept-Encoding: identity\r\n";

    private static final UnaryOperator<List<SendResult>> ACCEPTS_WHAT_MAY_BE_SENT =
            each(Unconfirmed.class, new Accepted(TOY, "1"));
    private static final UnaryOperator<List<SendResult>> REFUSES_WHAT_MAY_BE_SENT =
            each(Unconfirmed.class, new Refused(TOY, Refusal.THROTTLED, "later"));
    private static final UnaryOperator<List<SendResult>> ACCEPTS_WHAT_IS_REFUSED =
            each(Refused.class, new Accepted(TOY, "1"));
    private static final UnaryOperator<List<SendResult>> HANDS_ON_WHAT_IS_REFUSED =
            each(Refused.class, new Refused(TOY, Refusal.UNRECOGNISED, "?"));

    /** The toy with a bug. */
    private static class Contract extends ToyProviderContractTest {

        private final UnaryOperator<List<SendResult>> bug;
        private final String headers;
        URI url = URI.create("http://127.0.0.1");

        Contract(UnaryOperator<List<SendResult>> bug, String headers) {
            this.bug = bug;
            this.headers = headers;
        }

        @Override
        protected SmsProvider provider(URI baseUrl, Duration responseTimeout) {
            url = baseUrl;
            return new BuggyProvider(new ToyProvider(baseUrl, responseTimeout, headers), bug);
        }
    }

    private record BuggyProvider(SmsProvider toy, UnaryOperator<List<SendResult>> bug) implements SmsProvider {

        @Override
        public ProviderId id() {
            return toy.id();
        }

        @Override
        public Capabilities capabilities() {
            return toy.capabilities();
        }

        @Override
        public OutboundGateway gateway() {
            return messages -> bug.apply(toy.gateway().sendAll(messages));
        }

        @Override
        public BalanceService balance() {
            return toy.balance();
        }

        @Override
        public void close() {
            toy.close();
        }
    }

    private static UnaryOperator<List<SendResult>> each(Class<? extends SendResult> type, SendResult wrong) {
        return results -> results.stream()
                .map(result -> type.isInstance(result) ? wrong : result)
                .toList();
    }

    private static List<SendResult> confused(List<SendResult> results) {
        return results.stream().allMatch(SendResult::isAccepted)
                ? results
                : Collections.nCopies(results.size(), new Unconfirmed(TOY, "the answer is odd"));
    }

    private static List<SendResult> reversed(List<SendResult> results) {
        List<SendResult> reversed = new ArrayList<>(results);
        Collections.reverse(reversed);
        return reversed;
    }

    private interface Check<C extends ContractChecks> {
        void run(C checks) throws Exception;
    }

    private static void results(UnaryOperator<List<SendResult>> bug, Check<ResultChecks> check) {
        fails(new Contract(bug, IDENTITY).new Results(), check);
    }

    private static void batches(UnaryOperator<List<SendResult>> bug, Check<BatchChecks> check) {
        fails(new Contract(bug, IDENTITY).new Batches(), check);
    }

    private static void encodings(UnaryOperator<List<SendResult>> bug, String headers, Check<EncodingChecks> check) {
        fails(new Contract(bug, headers).new Encodings(), check);
    }

    private static <C extends ContractChecks> void fails(C checks, Check<C> check) {
        assertThatThrownBy(run(checks, check)).isInstanceOf(AssertionError.class);
    }

    private static <C extends ContractChecks> ThrowingCallable run(C checks, Check<C> check) {
        return () -> {
            try {
                check.run(checks);
            } finally {
                checks.close();
            }
        };
    }

    @Test
    void aSuccessUnderABadStatusIsMisread() {
        for (int status : new int[] {403, 429, 500}) {
            results(REFUSES_WHAT_MAY_BE_SENT, checks -> checks.aSuccessUnderAnotherStatusIsUnconfirmed(status));
            results(ACCEPTS_WHAT_MAY_BE_SENT, checks -> checks.aSuccessUnderAnotherStatusIsUnconfirmed(status));
        }
    }

    @Test
    void aRefusalsStatusIsBelievedThoughTheRestIsMissing() {
        results(
                REFUSES_WHAT_MAY_BE_SENT,
                checks -> checks.aRefusalsStatusWithoutTheRestOfTheResponseIsUnconfirmed(429));
    }

    @Test
    void aSuccessBesideAnErrorIsMisread() {
        results(REFUSES_WHAT_MAY_BE_SENT, ResultChecks::aSuccessBesideAnErrorOfTheRequestIsUnconfirmed);
        results(ACCEPTS_WHAT_MAY_BE_SENT, ResultChecks::aSuccessBesideAnErrorOfTheRequestIsUnconfirmed);
    }

    @Test
    void aRefusalThatProtectsSomeoneIsHandedOn() {
        for (int count : new int[] {1, 3}) {
            results(
                    HANDS_ON_WHAT_IS_REFUSED,
                    checks -> checks.aRefusalThatProtectsSomeoneNeitherFailsOverNorIsRetried(count));
        }
    }

    @Test
    void anEntryWithAnIdIsASuccessWhateverItSays() {
        batches(ACCEPTS_WHAT_IS_REFUSED, BatchChecks::aRecipientWhoseEntryHasAnErrorIsRefusedThoughItHasAnId);
        batches(MisreadResponsesTest::confused, BatchChecks::aRecipientWhoseEntryHasAnErrorIsRefusedThoughItHasAnId);
    }

    @Test
    void aMissingOrDoubledEntryIsASuccessOrSpoilsTheOthers() {
        batches(ACCEPTS_WHAT_MAY_BE_SENT, BatchChecks::aRecipientThatTheResponseOmitsIsNotAccepted);
        batches(MisreadResponsesTest::confused, BatchChecks::aRecipientThatTheResponseOmitsIsNotAccepted);
        batches(
                ACCEPTS_WHAT_MAY_BE_SENT,
                BatchChecks::aRecipientThatTheResponseListsTwiceIsUnconfirmedAndTheOthersAreAccepted);
        batches(
                REFUSES_WHAT_MAY_BE_SENT,
                BatchChecks::aRecipientThatTheResponseListsTwiceIsUnconfirmedAndTheOthersAreAccepted);
        batches(
                MisreadResponsesTest::confused,
                BatchChecks::aRecipientThatTheResponseListsTwiceIsUnconfirmedAndTheOthersAreAccepted);
    }

    @Test
    void resultsAreInTheOrderOfTheVendor() {
        batches(MisreadResponsesTest::reversed, BatchChecks::aPartlyRefusedBatchIsPartlyAccepted);
        batches(MisreadResponsesTest::reversed, BatchChecks::aRecipientThatTheResponseOmitsIsNotAccepted);
    }

    @ParameterizedTest
    @MethodSource("headersThatAllowCompression")
    void compressionIsAllowedAndNotRead(String headers) {
        encodings(
                UnaryOperator.identity(),
                headers,
                EncodingChecks::aResponseIsReadThoughItIsCompressedAsFarAsTheRequestAllowsIt);
    }

    static Stream<String> headersThatAllowCompression() {
        return Stream.of(
                "",
                "Accept-Encoding: gzip\r\n",
                "Accept-Encoding: gzip, deflate, br\r\n",
                "Accept-Encoding: *\r\n",
                "Accept-Encoding: identity;q=1, gzip;q=0.5\r\n");
    }

    @Test
    void aCompressedResponseIsTakenForARefusal() {
        encodings(REFUSES_WHAT_MAY_BE_SENT, IDENTITY, EncodingChecks::aCompressedResponseIsNeverARefusal);
    }

    @Test
    void aRequestNamesAnotherCharset() {
        encodings(
                UnaryOperator.identity(),
                IDENTITY + "Content-Type: text/plain; charset=ISO-8859-1\r\n",
                EncodingChecks::aRequestNamesNoOtherCharsetThanUtf8);
    }

    @Test
    void aFormIsInAnotherCharset() {
        assertThatCode(form("multipart/form-data; boundary=x", UTF_8, false)).doesNotThrowAnyException();
        assertThatCode(form("application/x-www-form-urlencoded", UTF_8, true)).doesNotThrowAnyException();

        fails(form("multipart/form-data; charset=ISO-8859-1; boundary=x", UTF_8, false));
        fails(form("multipart/form-data; boundary=x", UTF_16, false));
        fails(form("application/x-www-form-urlencoded", UTF_16, true));
    }

    private static void fails(ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class);
    }

    private static ThrowingCallable form(String contentType, Charset charset, boolean urlEncoded) {
        Contract contract = new Contract(UnaryOperator.identity(), IDENTITY) {
            @Override
            protected Optional<BiConsumer<SmsProvider, String>> form() {
                return Optional.of((provider, text) -> post(
                        url,
                        contentType,
                        urlEncoded
                                ? ("sign=" + URLEncoder.encode(text, charset)).getBytes(UTF_8)
                                : ("--x\r\nContent-Disposition: form-data; name=sign\r\n\r\n" + text + "\r\n--x--")
                                        .getBytes(charset)));
            }
        };
        return run(contract.new Encodings(), EncodingChecks::aFormIsReadAsUtf8);
    }

    private static void post(URI url, String contentType, byte[] body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", contentType);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            connection.getResponseCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package io.smsgateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsException;
import io.smsgateway.spi.SmsProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Requests say which encodings they use and take. */
abstract class EncodingChecks extends ContractChecks {

    private static final String TEXT = "\u6781\u5149";
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";,\\s]+)");
    private static final Pattern NO_GZIP = Pattern.compile("identity|.*(gzip|\\*) *; *q=0(\\.0*)?( *,.*)?");

    EncodingChecks(SmsProviderContract contract) {
        super(contract);
    }

    @Test
    void aResponseIsReadThoughItIsCompressedAsFarAsTheRequestAllowsIt() {
        server.otherwise(Behaviour.by("accepts, compressed if that is allowed", request -> {
            String body = contract.acceptance(request);
            // without the header any encoding is acceptable: RFC 9110, section 12.5.3
            return NO_GZIP.matcher(request.header("Accept-Encoding").toLowerCase(Locale.ROOT))
                            .matches()
                    ? Behaviour.respond(200, body)
                    : compressed(body);
        }));
        SendResult result = send();
        assertThat(result.isAccepted())
                .as("%s, where the request has Accept-Encoding: %s", result, acceptedEncoding())
                .isTrue();
    }

    private String acceptedEncoding() {
        return server.requests().get(0).header("Accept-Encoding");
    }

    @Test
    void aCompressedResponseIsNeverARefusal() {
        server.otherwise(Behaviour.by("accepts, compressed", request -> compressed(contract.acceptance(request))));
        assertThat(send()).isNotInstanceOf(Refused.class);
    }

    private static Behaviour compressed(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Behaviour.respond(
                200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), bytes.toByteArray());
    }

    @Test
    void aRequestNamesNoOtherCharsetThanUtf8() {
        send();
        assertUtf8(server.requests());
    }

    @Test
    void aFormIsReadAsUtf8() {
        Optional<BiConsumer<SmsProvider, String>> form = contract.form();
        assumeTrue(form.isPresent(), "the adapter sends no forms");
        try {
            form.orElseThrow().accept(provider(), TEXT);
        } catch (SmsException unreadable) {
            // the response is that of a message
        }
        assertUtf8(server.requests());
        assertThat(server.requests()).first().satisfies(request -> {
            boolean urlEncoded = request.header("Content-Type").startsWith("application/x-www-form-urlencoded");
            assertThat(urlEncoded ? URLDecoder.decode(request.body(), UTF_8) : request.body())
                    .contains(TEXT);
        });
    }

    private static void assertUtf8(List<FaultyServer.Request> requests) {
        assertThat(requests).isNotEmpty().allSatisfy(request -> {
            Matcher named =
                    CHARSET.matcher((request.header("Content-Type") + "\n" + request.body()).toLowerCase(Locale.ROOT));
            assertThat(named.results().map(charset -> charset.group(1)))
                    .as("charsets named by %s", request)
                    .allMatch("utf-8"::equals);
        });
    }
}

package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.CurrentClient;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CallbackEndpointTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";
    private static final String PATH = "/sms-gateway/callbacks/acme/" + TOKEN;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger bytes = new AtomicInteger();

    private final TimeSource time = new TimeSource() {
        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException();
        }
    };

    /** Gives a byte a second, without end. */
    private final class Drops extends ServletInputStream {

        @Override
        public int read() {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            bytes.incrementAndGet();
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int most) {
            into[from] = (byte) read();
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aBodyThatDripsIsGivenUpAndMayComeAgain() throws Exception {
        CallbackReceiver receiver = (request, handler) -> CallbackResponse.text(200, "ok");
        Context.scripted("acme")
                .withPropertyValues("sms-gateway.callbacks.token=" + TOKEN)
                .run(context -> {
                    CallbackEndpoint endpoint = new CallbackEndpoint(
                            new SmsCallbacks(
                                    new CallbackUrls(context.getBean(CurrentClient.class)),
                                    List.of((provider, token) -> Optional.of(receiver)),
                                    context),
                            time);
                    MockHttpServletRequest request = new MockHttpServletRequest("POST", PATH) {
                        @Override
                        public ServletInputStream getInputStream() {
                            return new Drops();
                        }
                    };
                    MockHttpServletResponse response = new MockHttpServletResponse();

                    endpoint.handleRequest(request, response);

                    assertThat(response.getStatus()).isEqualTo(408);
                    assertThat(bytes.get()).isLessThan(15);
                });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "https://www.example.com, https://www.example.com/sms-gateway/callbacks/acme/",
                "http://localhost:8080/app/, http://localhost:8080/app/sms-gateway/callbacks/acme/"
            })
    void theReceiverGetsAllHeadersAndThePublicUrl(@Nullable String publicUrl, @Nullable String expected) {
        List<CallbackRequest> received = new ArrayList<>();
        CallbackReceiver receiver = (request, handler) -> {
            received.add(request);
            return CallbackResponse.of(202, "application/xml", "<Response/>");
        };
        Context.scripted("acme")
                .withPropertyValues("sms-gateway.callbacks.token=" + TOKEN)
                .withPropertyValues(
                        publicUrl == null
                                ? new String[0]
                                : new String[] {"sms-gateway.callbacks.public-url=" + publicUrl})
                .run(context -> {
                    CallbackEndpoint endpoint = new CallbackEndpoint(
                            new SmsCallbacks(
                                    new CallbackUrls(context.getBean(CurrentClient.class)),
                                    List.of((provider, token) -> Optional.of(receiver)),
                                    context),
                            time);
                    MockHttpServletRequest request = new MockHttpServletRequest("POST", PATH);
                    request.addHeader("X-Vendor-Signature", "first");
                    request.addHeader("X-Vendor-Signature", "second");
                    request.setContentType("application/json");
                    MockHttpServletResponse response = new MockHttpServletResponse();

                    endpoint.handleRequest(request, response);

                    assertThat(received).singleElement().satisfies(callback -> {
                        assertThat(callback.headers("x-vendor-signature")).containsExactly("first", "second");
                        assertThat(callback.contentType()).isEqualTo("application/json");
                        assertThat(callback.token()).isEqualTo(TOKEN);
                        assertThat(callback.publicUrl())
                                .isEqualTo(expected == null ? null : URI.create(expected + TOKEN));
                    });
                    assertThat(response.getStatus()).isEqualTo(202);
                    assertThat(response.getContentType()).isEqualTo("application/xml");
                    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(response.getContentAsString()).isEqualTo("<Response/>");
                });
    }
}

package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.CurrentClient;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class CallbackEndpointTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";

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
        CallbackReceiver receiver = (request, handler) -> new CallbackResponse(200, "ok");
        Context.scripted("acme")
                .withPropertyValues("sms-gateway.callbacks.token=" + TOKEN)
                .run(context -> {
                    CallbackEndpoint endpoint = new CallbackEndpoint(
                            new CallbackTokens(context.getBean(CurrentClient.class)),
                            List.of((provider, token) -> Optional.of(receiver)),
                            context,
                            time);
                    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {
                        @Override
                        public ServletInputStream getInputStream() {
                            return new Drops();
                        }
                    };
                    request.setAttribute(
                            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                            Map.of("provider", "acme", "token", TOKEN));
                    MockHttpServletResponse response = new MockHttpServletResponse();

                    endpoint.handleRequest(request, response);

                    assertThat(response.getStatus()).isEqualTo(408);
                    assertThat(bytes.get()).isLessThan(15);
                });
    }
}

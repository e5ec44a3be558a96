package io.smsgateway.benchmarks;

import io.smsgateway.Attempt;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints the delay that failover adds when the first vendor refuses connections. */
final class FailoverTime {

    private static final int WARM_UP = 2000;
    private static final int MESSAGES = 5000;

    private static final BreakerPolicy NEVER_OPENS = BreakerPolicy.DEFAULT
            .withMinimumCalls(Integer.MAX_VALUE)
            .withFailureRate(100)
            .withConsecutiveFailures(Integer.MAX_VALUE)
            .withSlowCall(Duration.ofHours(1))
            .withSlowRate(100);

    private FailoverTime() {}

    /** Takes no arguments; exits with 0 even where a figure misses its limit, because a busy machine proves nothing. */
    public static void main(String[] args) throws IOException {
        List<SampleMessage> samples = SampleMessage.many(WARM_UP + MESSAGES);
        URI closed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + port.getLocalPort());
        }
        try (ChildProcess stub = ChildProcess.start(StubServer.class, "128m")) {
            try (SmsClient alone =
                    SmsClient.builder().provider(vendor("up", stub.url())).build()) {
                print("no vendor before it", Double.NaN, added(alone, samples));
            }
            print("connection refused each time", 50, added(route(closed, stub.url(), NEVER_OPENS), samples));
            print("circuit open", 5, added(route(closed, stub.url(), BreakerPolicy.DEFAULT), samples));
        }
    }

    private static JsmsProvider vendor(String name, URI url) {
        return new JsmsProvider(JsmsSettings.of("benchmarkJsmsAppKey00001", "benchmarkJsmsMasterSec01")
                .withId(name)
                .withBaseUrl(url));
    }

    private static SmsClient route(URI closed, URI up, BreakerPolicy breaker) {
        return SmsClient.builder()
                .provider(vendor("down", closed), ProviderPolicies.DEFAULT.withBreaker(breaker))
                .provider(vendor("up", up))
                .build();
    }

    /** Returns the sorted time of each message in milliseconds, without the attempt that succeeded. */
    private static double[] added(SmsClient client, List<SampleMessage> samples) {
        TimeSource time = TimeSource.system();
        double[] added = new double[MESSAGES];
        try (client) {
            for (int i = 0; i < samples.size(); i++) {
                SmsMessage message = samples.get(i).message();
                long start = time.nanos();
                SendResult result = client.send(message);
                long nanos = time.nanos() - start;
                result.orThrow();
                List<Attempt> trail = result.attempts();
                if (i >= WARM_UP) {
                    added[i - WARM_UP] =
                            (nanos - trail.get(trail.size() - 1).took().toNanos()) / 1e6;
                }
            }
        }
        Arrays.sort(added);
        return added;
    }

    private static void print(String what, double bar, double[] added) {
        double p99 = added[MESSAGES * 99 / 100];
        System.out.printf(
                Locale.ROOT,
                "added ms, %-28s p50 %8.4f  p99 %8.4f  max %8.3f  %s%n",
                what,
                added[MESSAGES / 2],
                p99,
                added[MESSAGES - 1],
                Double.isNaN(bar) ? "" : "p99 <= " + bar + (p99 <= bar ? " ok" : " SHORT"));
    }
}

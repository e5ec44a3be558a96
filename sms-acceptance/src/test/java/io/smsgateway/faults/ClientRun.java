package io.smsgateway.faults;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A client that gets its calls from many threads.
 *
 * @param jsms the URL of that vendor
 * @param itniotech the URL of that vendor
 * @param opensCircuits whether circuits open
 * @param closesAfter the call that closes the client while others run; larger than the number of calls for never
 * @param crowded whether calls wait for one another: for few requests in flight, for a rate, and to share requests
 */
record ClientRun(URI jsms, URI itniotech, boolean opensCircuits, int closesAfter, boolean crowded) {

    /** The response timeout in milliseconds. */
    static final int RESPONSE_TIMEOUT_MS = 250;

    private static final Duration CONNECT = Duration.ofMillis(150);
    /** A message that reached no vendor is retried until then. */
    private static final Duration SHORT_DEADLINE = Duration.ofSeconds(5);

    private static final RetryPolicy SHORT_RETRIES = RetryPolicy.DEFAULT
            .withPause(Duration.ofMillis(1), Duration.ofMillis(4))
            .withThrottledPause(Duration.ofMillis(1), Duration.ofMillis(4))
            .withMaxRetryAfter(Duration.ZERO);
    private static final int NEVER = 1_000_000;
    private static final int FEW = 8;

    ClientRun(URI jsms, URI itniotech, boolean opensCircuits, int closesAfter) {
        this(jsms, itniotech, opensCircuits, closesAfter, false);
    }

    /** Makes the calls; one that throws has an empty list of results. */
    List<List<SendResult>> make(List<List<SmsMessage>> calls, ExecutorService callers) throws InterruptedException {
        List<Future<List<SendResult>>> futures = new ArrayList<>();
        try (SmsClient client = client()) {
            List<Callable<List<SendResult>>> tasks = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                List<SmsMessage> call = calls.get(i);
                tasks.add(i == closesAfter ? () -> closing(client, call) : () -> client.sendAll(call));
            }
            futures.addAll(callers.invokeAll(tasks));
        }
        List<List<SendResult>> results = new ArrayList<>();
        for (Future<List<SendResult>> future : futures) {
            results.add(answers(future));
        }
        return results;
    }

    private static List<SendResult> closing(SmsClient client, List<SmsMessage> call) {
        client.close();
        return client.sendAll(call);
    }

    private static List<SendResult> answers(Future<List<SendResult>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException thrown) {
            return List.of();
        }
    }

    SmsClient client() {
        ProviderPolicies usual =
                ProviderPolicies.DEFAULT.withProbeEvery(Duration.ofSeconds(1)).withBreaker(breaker());
        ProviderPolicies pipeline = crowded
                ? usual.withMaxInFlight(FEW)
                        .withRateLimit(RateLimit.perSecond(500))
                        .withSharedRequests(EnumSet.of(MessageClass.OTP, MessageClass.TRANSACTIONAL))
                : usual;
        return SmsClient.builder()
                .provider(
                        new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                                .withHttp(shortTimeouts(jsms))),
                        pipeline)
                .provider(
                        new ItniotechProvider(ItniotechSettings.of(
                                        ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                                .withHttp(shortTimeouts(URI.create(itniotech + "/sms")))),
                        pipeline)
                .catalog(MessageCatalog.of(MessageTemplate.of("order-shipped")
                        .text("Your order {order} is on its way")
                        .vendorTemplate("jsms", "2", "1", Map.of("order", "order"))))
                .retry(SHORT_RETRIES)
                .deadline(MessageClass.OTP, SHORT_DEADLINE)
                .deadline(MessageClass.TRANSACTIONAL, SHORT_DEADLINE)
                .deadline(MessageClass.MARKETING, SHORT_DEADLINE)
                .closeGrace(Duration.ZERO)
                .build();
    }

    private BreakerPolicy breaker() {
        return BreakerPolicy.DEFAULT
                .withWindow(Duration.ofSeconds(1))
                .withMinimumCalls(opensCircuits ? 10 : NEVER)
                .withConsecutiveFailures(opensCircuits ? 5 : NEVER)
                .withSlowRate(100)
                .withOpenFor(Duration.ofMillis(10), Duration.ofMillis(30));
    }

    private static HttpSettings shortTimeouts(URI url) {
        return HttpSettings.of(url)
                .withConnectTimeout(CONNECT)
                .withResponseTimeout(Duration.ofMillis(RESPONSE_TIMEOUT_MS));
    }
}

package io.smsgateway.acceptance;

import io.smsgateway.MessageClass;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The whole stack over the simulator: JSMS first, then Itniotech, with short timeouts. */
public final class Stack {

    static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(500);

    /** For a vendor whose response counts: a busy machine takes its time. */
    static final Duration LONG_RESPONSE_TIMEOUT = Duration.ofSeconds(10);

    /** A message whose provider is down waits for it until an attempt fits no more. */
    static final Duration DEADLINE = Duration.ofSeconds(4);

    static final Duration LONG_DEADLINE = Duration.ofSeconds(30);

    private Stack() {}

    static SmsClient over(SmsSimulator simulator) {
        return over(simulator, RESPONSE_TIMEOUT);
    }

    static SmsClient over(SmsSimulator simulator, Duration timeout) {
        return over(simulator, timeout, DEADLINE);
    }

    private static SmsClient over(SmsSimulator simulator, Duration timeout, Duration deadline) {
        return SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                        .withHttp(within(timeout, simulator.jsmsUrl()))))
                .provider(new ItniotechProvider(ItniotechSettings.of(
                                ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withHttp(within(timeout, URI.create(simulator.itniotechUrl() + "/sms")))))
                .deadline(MessageClass.OTP, deadline)
                .deadline(MessageClass.TRANSACTIONAL, deadline)
                .catalog(MessageCatalog.of(MessageTemplate.of("order-shipped")
                        .text("Your order {order} is on its way")
                        .vendorTemplate("jsms", "2", "1", Map.of("order", "order"))))
                .build();
    }

    /** Whether a vendor with this fault never responds in time, so that a client had better not wait for long. */
    static boolean isSilent(Fault fault) {
        return fault == Fault.HANG || fault == Fault.DRIP || fault == Fault.LATE;
    }

    /** Returns a client for a vendor whose response counts. */
    static SmsClient patient(SmsSimulator simulator) {
        return over(simulator, LONG_RESPONSE_TIMEOUT, LONG_DEADLINE);
    }

    /** Returns settings with short timeouts. */
    public static HttpSettings quick(URI baseUrl) {
        return within(RESPONSE_TIMEOUT, baseUrl);
    }

    static HttpSettings within(Duration timeout, URI baseUrl) {
        return HttpSettings.of(baseUrl).withResponseTimeout(timeout);
    }
}

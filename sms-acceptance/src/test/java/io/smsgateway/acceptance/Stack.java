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
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The whole stack over the simulator: JSMS first, then Itniotech, with short timeouts. */
public final class Stack {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(500);

    /** A message whose provider is down waits for it until an attempt fits no more. */
    static final Duration DEADLINE = Duration.ofSeconds(8);

    private Stack() {}

    static SmsClient over(SmsSimulator simulator) {
        return over(simulator, RESPONSE_TIMEOUT);
    }

    static SmsClient over(SmsSimulator simulator, Duration timeout) {
        return SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                        .withHttp(within(timeout, simulator.jsmsUrl()))))
                .provider(new ItniotechProvider(ItniotechSettings.of(
                                ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withHttp(within(timeout, URI.create(simulator.itniotechUrl() + "/sms")))))
                .deadline(MessageClass.OTP, DEADLINE)
                .deadline(MessageClass.TRANSACTIONAL, DEADLINE)
                .catalog(MessageCatalog.of(MessageTemplate.of("order-shipped")
                        .text("Your order {order} is on its way")
                        .vendorTemplate("jsms", "2", "1", Map.of("order", "order"))))
                .build();
    }

    /** Returns settings with short timeouts. */
    public static HttpSettings quick(URI baseUrl) {
        return within(RESPONSE_TIMEOUT, baseUrl);
    }

    static HttpSettings within(Duration timeout, URI baseUrl) {
        return HttpSettings.of(baseUrl).withResponseTimeout(timeout);
    }
}

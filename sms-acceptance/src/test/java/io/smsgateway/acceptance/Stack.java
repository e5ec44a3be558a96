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

/** The whole of it over the simulator: JSMS first, then Itniotech, with little patience. */
public final class Stack {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private Stack() {}

    static SmsClient over(SmsSimulator simulator) {
        return SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                        .with(quick(simulator.jsmsUrl()))))
                .provider(new ItniotechProvider(ItniotechSettings.of(
                                ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .with(quick(URI.create(simulator.itniotechUrl() + "/sms")))))
                .catalog(MessageCatalog.of(MessageTemplate.of("order-shipped")
                        .text("Your order {order} is on its way")
                        .vendorTemplate("jsms", "2", "1", Map.of("order", "order"))))
                .build();
    }

    /** An endpoint with little patience. */
    public static HttpSettings quick(URI baseUrl) {
        return within(PATIENCE, baseUrl);
    }

    static HttpSettings within(Duration timeout, URI baseUrl) {
        HttpSettings usual = HttpSettings.of(baseUrl);
        return new HttpSettings(
                baseUrl,
                usual.maxConnections(),
                usual.connectTimeout(),
                Map.of(
                        MessageClass.OTP, timeout,
                        MessageClass.TRANSACTIONAL, timeout,
                        MessageClass.MARKETING, timeout),
                null,
                null);
    }
}

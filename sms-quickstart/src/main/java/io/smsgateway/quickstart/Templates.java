package io.smsgateway.quickstart;

import io.smsgateway.MessageClass;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.util.Map;

/** The application's messages: JSMS sends templates that it keeps, Itniotech sends texts, and callers need not know. */
final class Templates {

    static final MessageCatalog CATALOG = MessageCatalog.of(
            MessageTemplate.of("login-code")
                    .as(MessageClass.OTP)
                    .text("Your code is {code}")
                    .vendorTemplate("jsms", "1", "1", Map.of("code", "code")),
            MessageTemplate.of("order-shipped")
                    .text("Your order {order} is on its way")
                    .vendorTemplate("jsms", "2", "1", Map.of("order", "order")),
            MessageTemplate.of("weekly-offer")
                    .as(MessageClass.MARKETING)
                    .text("This week only: {offer}")
                    .vendorTemplate("jsms", "3", "1", Map.of("offer", "offer")));

    private Templates() {}
}

/**
 * The application's message templates, with a form for each provider: start at {@link
 * io.smsgateway.catalog.MessageTemplate}.
 *
 * <pre>{@code
 * import io.smsgateway.MessageClass;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.catalog.MessageCatalog;
 * import io.smsgateway.catalog.MessageTemplate;
 * import java.util.Map;
 *
 * MessageCatalog catalog = MessageCatalog.of(MessageTemplate.of("login-code")
 *         .withClass(MessageClass.OTP)
 *         .text("Your code is {code}")
 *         .vendorTemplate("jsms", "6", "1", Map.of("code", "code")));
 * SmsMessage message = SmsMessage.template(to, "login-code", Map.of("code", "471100"));
 * }</pre>
 */
@NullMarked
package io.smsgateway.catalog;

import org.jspecify.annotations.NullMarked;

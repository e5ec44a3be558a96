/**
 * Adapter for JSMS (Jiguang). Start at {@link io.smsgateway.jsms.JsmsSettings} and {@link
 * io.smsgateway.jsms.JsmsProvider}.
 *
 * <pre>{@code
 * import io.smsgateway.SendResult;
 * import io.smsgateway.SmsContent.VendorTemplate;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.jsms.JsmsProvider;
 * import io.smsgateway.jsms.JsmsSettings;
 * import java.util.Map;
 *
 * JsmsSettings settings = JsmsSettings.of(appKey, masterSecret).withSignature("ACME", "7");
 * SmsClient client = SmsClient.builder().provider(new JsmsProvider(settings)).build();
 * SmsMessage message = SmsMessage.of(to, VendorTemplate.of("2", Map.of("order", "A-17")));
 * SendResult result = client.send(message.from("ACME"));
 * }</pre>
 */
@NullMarked
package io.smsgateway.jsms;

import org.jspecify.annotations.NullMarked;

/**
 * Adapter for Itniotech and its sister brands Onbuka and Laaffic, which offer the same API under other base URLs.
 * Start at {@link io.smsgateway.itniotech.ItniotechProvider}.
 *
 * <pre>{@code
 * import io.smsgateway.SendResult;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.itniotech.ItniotechProvider;
 * import io.smsgateway.itniotech.ItniotechSettings;
 * import java.util.Currency;
 *
 * ItniotechSettings settings = ItniotechSettings.of(apiKey, apiSecret, appId)
 *         .withCurrency(Currency.getInstance("USD"));
 * SmsClient client = SmsClient.builder().provider(new ItniotechProvider(settings)).build();
 * SendResult result = client.send(SmsMessage.text(to, "Your order A-17 is on its way"));
 * }</pre>
 */
@NullMarked
package io.smsgateway.itniotech;

import org.jspecify.annotations.NullMarked;

/**
 * Interfaces that a vendor module implements: start at {@link io.smsgateway.spi.SmsProvider}.
 *
 * <pre>{@code
 * import io.smsgateway.BalanceService;
 * import io.smsgateway.ProviderId;
 * import io.smsgateway.SendResult;
 * import io.smsgateway.spi.Capabilities;
 * import io.smsgateway.spi.OutboundGateway;
 * import io.smsgateway.spi.OutboundMessage;
 * import io.smsgateway.spi.SmsProvider;
 * import java.util.List;
 *
 * final class AcmeProvider implements SmsProvider {
 *
 *     @Override
 *     public ProviderId id() {
 *         return ProviderId.of("acme");
 *     }
 *
 *     @Override
 *     public Capabilities capabilities() {
 *         return Capabilities.ofTexts(100); // recipients a request
 *     }
 *
 *     @Override
 *     public OutboundGateway gateway() {
 *         return messages -> post(messages); // one request, one result for each message
 *     }
 *
 *     private List<SendResult> post(List<OutboundMessage> messages) {
 *         throw new UnsupportedOperationException("write the request with sms-http");
 *     }
 *
 *     @Override
 *     public BalanceService balance() {
 *         return () -> {
 *             throw new UnsupportedOperationException("write the query with sms-http");
 *         };
 *     }
 *
 *     @Override
 *     public void close() {}
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.spi;

import org.jspecify.annotations.NullMarked;

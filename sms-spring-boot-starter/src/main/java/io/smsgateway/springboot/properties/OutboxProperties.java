package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Durable sending with {@code sms-outbox}, in an application that has a DataSource. Applies at start only. Needs
 * sms-gateway.idempotency.fingerprint-key.
 *
 * @param send Whether this machine sends what was submitted; one with false only submits
 * @param dataSource Name of the DataSource bean. Not needed with one bean of that type, or with one that is primary
 * @param initializeSchema When missing tables are created at start: embedded, always or never
 * @param workers How many lists of messages of each class this machine sends at once, 1 to 64. 4 by default
 * @param pollInterval How often the queue is looked at for messages that another machine submitted, 50ms to 1m. 1s by default
 * @param stopGrace How long the end of the application waits for requests in flight, up to 10m. 20s by default
 * @param validity How long messages are worth sending
 * @param erase Classes whose recipients and contents are deleted once a message has its final state: otp, transactional,
 *     marketing
 * @param keep How long a message and its key are kept after its submission, 2d to 3650d and longer than validity. 30d by
 *     default
 * @param outcomes Whether outcomes are kept until a listener is told them; the same for all machines. By default on a machine
 *     that has an @SmsOutcomeListener method or an OutcomeListener bean
 */
public record OutboxProperties(
        @DefaultValue("true") boolean send,
        @Nullable String dataSource,
        @DefaultValue("embedded") InitializeSchema initializeSchema,
        @Nullable Integer workers,
        @Nullable Duration pollInterval,
        @Nullable Duration stopGrace,
        @DefaultValue Validity validity,
        @DefaultValue("otp") Set<MessageClass> erase,
        @Nullable Duration keep,
        @Nullable Boolean outcomes) {

    /** Prefix of these properties. */
    public static final String PREFIX = SmsGatewayProperties.PREFIX + ".outbox";

    public OutboxProperties {
        erase = Set.copyOf(erase);
    }

    /**
     * How long messages of each class are worth sending.
     *
     * @param otp One-time codes, 1s to 365d. 5m by default
     * @param transactional Transactional messages, 1s to 365d. 1d by default
     * @param marketing Marketing messages, 1s to 365d. 3d by default
     */
    public record Validity(
            @Nullable Duration otp,
            @Nullable Duration transactional,
            @Nullable Duration marketing) {}
}

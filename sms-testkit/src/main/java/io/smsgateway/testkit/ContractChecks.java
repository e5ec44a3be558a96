package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Base of the contract's parts: a server that accepts by default, and the provider under test. */
@ExtendWith({ExplanationReporter.class, QuietLog.class})
abstract class ContractChecks {

    static final int[] STATUSES = {
        200, 201, 204, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 408, 409, 413, 415, 425, 429, 500, 501, 502,
        503, 504
    };

    /** Response timeout where the vendor responds: long enough for a busy machine. */
    static final Duration RESPONDS = Duration.ofSeconds(5);

    /** Response timeout where the vendor may not respond, and the test has to wait for it. */
    private static final Duration SILENT = Duration.ofMillis(250);

    final SmsProviderContract contract;
    final Behaviour accepts;
    final FaultyServer server;
    private final AtomicLong calls = new AtomicLong();
    private SmsProvider provider;

    ContractChecks(SmsProviderContract contract) {
        this.contract = contract;
        this.accepts = Behaviour.by("accepts", request -> Behaviour.respond(200, contract.acceptance(request)));
        this.server = FaultyServer.start(accepts);
        this.provider = contract.provider(server.url(), RESPONDS);
    }

    @BeforeEach
    final void clearInterrupt() {
        // a failed test may have left it set
        Thread.interrupted();
    }

    @AfterEach
    final void close() {
        Thread.interrupted();
        provider.close();
        server.close();
    }

    final SmsProvider provider() {
        return provider;
    }

    /** Replaces what happens to each request, and the provider by one that does not wait long for a response. */
    final void failWith(Behaviour failure) {
        server.otherwise(failure);
        provider.close();
        provider = contract.provider(server.url(), SILENT);
    }

    final SendResult send() {
        return send(provider);
    }

    final SendResult send(SmsProvider by) {
        return send(by, message(0));
    }

    final SendResult send(SmsProvider by, OutboundMessage message) {
        List<SendResult> results = by.gateway().sendAll(List.of(message));
        assertThat(results).hasSize(1);
        assertThat(results.get(0).provider()).isEqualTo(by.id());
        return results.get(0);
    }

    /** Makes a successful exchange, so that the next one reuses its connection. */
    final void prime() {
        server.then(accepts);
        assertThat(send().isAccepted()).as("the first, successful exchange").isTrue();
    }

    final OutboundMessage message(int n) {
        return OutboundMessage.of(
                contract.message(recipient(n)), OutboundMessage.reference(calls.incrementAndGet(), n));
    }

    final List<OutboundMessage> messages(int count) {
        return IntStream.range(0, count).mapToObj(this::message).toList();
    }

    static PhoneNumber recipient(int n) {
        return PhoneNumber.of("+861380013" + String.format("%04d", 8000 + n));
    }
}

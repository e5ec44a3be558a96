package io.smsgateway.faults;

import io.smsgateway.Guarantee;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One simulated vendor behind a fault proxy, a client, and the audit of its results. */
final class ProxiedVendor implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Vendor vendor;
    private final SmsSimulator simulator;
    private final FixedFaultPlan plan = new FixedFaultPlan();
    private final FaultProxy proxy;
    private final SmsClient client;
    private final List<SentMessage> sent = new CopyOnWriteArrayList<>();

    private ProxiedVendor(Vendor vendor, SmsSimulator simulator, boolean opensCircuits) throws IOException {
        this.vendor = vendor;
        this.simulator = simulator;
        URI there = vendor == Vendor.JSMS ? simulator.jsmsUrl() : simulator.itniotechUrl();
        proxy = new FaultProxy(there, plan);
        client = new ClientRun(proxy.url(), proxy.url(), opensCircuits, Integer.MAX_VALUE).client();
    }

    static ProxiedVendor to(Vendor vendor, SmsSimulator simulator) throws IOException {
        return new ProxiedVendor(vendor, simulator, false);
    }

    /** The same with circuits that open. */
    static ProxiedVendor breakingTo(Vendor vendor, SmsSimulator simulator) throws IOException {
        return new ProxiedVendor(vendor, simulator, true);
    }

    FixedFaultPlan plan() {
        return plan;
    }

    SmsClient client() {
        return client;
    }

    /** Returns a message to a new number, for this vendor only and at most once. */
    static SmsMessage message(Vendor vendor) {
        int n = NUMBERS.incrementAndGet();
        return SmsMessage.template(PhoneNumber.of("+86138%08d".formatted(n)), "order-shipped", Map.of("order", "A-1"))
                .with(Guarantee.AT_MOST_ONCE)
                .via(ProviderId.of(vendor == Vendor.JSMS ? "jsms" : "itniotech"));
    }

    /** Sends one. */
    SendResult send() {
        SmsMessage message = message(vendor);
        SendResult result = client.send(message);
        sent.add(new SentMessage(message, result));
        return result;
    }

    /** Closes the client, waits for late responses, and returns the contradictions of the audit. */
    List<String> contradictions() {
        client.close();
        proxy.awaitIdle();
        return new LedgerAudit(simulator).contradictions(sent);
    }

    @Override
    public void close() throws IOException {
        client.close();
        proxy.close();
    }
}

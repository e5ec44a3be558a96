package io.smsgateway.quickstart;

import io.smsgateway.Balance;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsQuota;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsBalances;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs six steps against two simulated vendors and checks each against the vendors' ledgers. */
final class Demo {

    private static final PhoneNumber ALICE = PhoneNumber.of("+86 139 0000 0001");
    /** The same as {@code probe-every} in {@code application.yaml}. */
    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    private final PrintStream out;
    private final StepReporter reporter;
    private final SmsGateway gateway;
    private final SmsBalances balances;
    private final CurrentClient current;
    private final SmsSimulator simulator;

    Demo(PrintStream out, SmsGateway gateway, SmsBalances balances, CurrentClient current, SmsSimulator simulator) {
        this.out = out;
        this.reporter = new StepReporter(out);
        this.gateway = gateway;
        this.balances = balances;
        this.current = current;
        this.simulator = simulator;
    }

    /** Runs all steps; returns whether every check held. */
    boolean run() {
        out.println("Two vendors are simulated on this machine. The client:");
        out.println(current.with(SmsClient::toString));
        balances();
        aCodeThroughTheFirstProvider();
        aCodeWhileTheFirstProviderIsDown();
        aLostResponse();
        aThousandRecipients();
        anEmptyAccount();
        out.printf(
                "%n%s%n",
                reporter.failures() == 0
                        ? "All checks passed."
                        : reporter.failures() + " check(s) failed; see [FAILED] above.");
        return reporter.failures() == 0;
    }

    private void balances() {
        reporter.step("Balances: one table for an account that counts messages and one that counts money");
        var results = balances.balances();
        reporter.balances(results);
        reporter.check(
                results.size() == 2 && results.stream().allMatch(Balance.class::isInstance),
                "both vendors returned their balance");
    }

    private void aCodeThroughTheFirstProvider() {
        reporter.step("A login code is sent through JSMS, by a template stored there");
        SendResult result = gateway.send(code("471100"));
        reporter.result(result);
        reporter.check(result.isAccepted() && result.provider().name().equals("jsms"), "JSMS accepted it");
        reporter.check(
                copies("Your code is 471100") == 1
                        && simulator.itniotech().ledger().count() == 0,
                "the vendors' ledgers hold one copy");
    }

    private void aCodeWhileTheFirstProviderIsDown() {
        reporter.step("JSMS is down; the same message is sent through Itniotech, as a text");
        simulator.jsms().fail(Fault.REFUSE);
        // connections idle for this long are checked before reuse
        pause(600);
        SendResult result = gateway.send(code("471101"));
        simulator.jsms().heal();
        reporter.result(result);
        reporter.check(
                result.attempts().get(0).refusal() == Refusal.UNAVAILABLE,
                "JSMS did not receive it: connection refused");
        reporter.check(result.isAccepted() && result.provider().name().equals("itniotech"), "Itniotech accepted it");
        reporter.check(copies("Your code is 471101") == 1, "the vendors' ledgers hold one copy");
    }

    private void aLostResponse() {
        reporter.step("JSMS accepts a message, and its response is lost");
        simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
        SendResult result = gateway.send(SmsMessage.template(ALICE, "order-shipped", Map.of("order", "A-17")));
        reporter.result(result);
        reporter.check(result instanceof Unconfirmed, "the result is Unconfirmed: it may have been sent");
        reporter.check(
                copies("Your order A-17 is on its way") == 1,
                "it was not sent again: the vendors' ledgers hold one copy");
    }

    private void aThousandRecipients() {
        reporter.step("An offer to 1,000 recipients, seven of whom opted out at JSMS");
        IntStream.range(0, 7).forEach(i -> simulator.jsms().account().unsubscribe("1391000%04d".formatted(i * 100)));
        int before = simulator.jsms().ledger().count();
        long requests = simulator.jsms().requestCounts().requests("/v1/messages/batch");
        List<SmsMessage> messages = IntStream.range(0, 1000)
                .mapToObj(i -> SmsMessage.template(
                        PhoneNumber.of("+861391000%04d".formatted(i)), "weekly-offer", Map.of("offer", "two for one")))
                .toList();
        List<SendResult> results = gateway.sendAll(messages);
        long accepted = results.stream().filter(SendResult::isAccepted).count();
        List<SendResult> refused =
                results.stream().filter(Refused.class::isInstance).toList();
        reporter.line(accepted + " accepted, " + refused.size() + " refused, in "
                + (simulator.jsms().requestCounts().requests("/v1/messages/batch") - requests) + " request(s)");
        reporter.result(refused.isEmpty() ? results.get(0) : refused.get(0));
        reporter.check(accepted == 993 && refused.size() == 7, "each recipient has a result of its own");
        reporter.check(
                simulator.jsms().ledger().count() - before == 993, "the ledger holds exactly the accepted messages");
        reporter.check(simulator.itniotech().ledger().count() == 1, "no message failed over to another vendor");
    }

    private void anEmptyAccount() {
        reporter.step("JSMS runs out of credit, is suspended, and resumes by itself");
        simulator.jsms().account().app(JsmsQuota.each(0));
        simulator.jsms().account().dev(JsmsQuota.each(0));
        SendResult first = gateway.send(code("471102"));
        reporter.result(first);
        reporter.check(becomes(ProviderStatus.State.SUSPENDED), "the balance confirms it, and JSMS is suspended");
        long requests = sendsSeen();
        SendResult second = gateway.send(code("471103"));
        reporter.result(second);
        reporter.check(
                first.isAccepted() && second.isAccepted() && sendsSeen() == requests,
                "both were sent, and the second was not attempted at JSMS");
        reporter.line(firstPipeline().toString());

        simulator.jsms().account().app(JsmsQuota.each(1000));
        reporter.line(
                "the account is topped up; the client queries the balance every " + PROBE_EVERY.toSeconds() + " s");
        reporter.check(becomes(ProviderStatus.State.UP), "JSMS is resumed");
        SendResult third = gateway.send(code("471104"));
        reporter.result(third);
        reporter.check(third.provider().name().equals("jsms"), "messages are sent through JSMS again");
        reporter.check(
                IntStream.range(471102, 471105).allMatch(code -> copies("Your code is " + code) == 1),
                "the vendors' ledgers hold one copy of each");
    }

    private ProviderStatus firstPipeline() {
        return current.with(client -> client.providers().get(0));
    }

    private boolean becomes(ProviderStatus.State state) {
        for (int tries = 0; tries < 100; tries++) {
            if (firstPipeline().state() == state) {
                return true;
            }
            pause(100);
        }
        return false;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long sendsSeen() {
        return simulator.jsms().requestCounts().requests("/v1/messages");
    }

    private static SmsMessage code(String code) {
        return SmsMessage.template(ALICE, "login-code", Map.of("code", code));
    }

    /** Copies sent to Alice by both vendors, which write the number differently. */
    private int copies(String text) {
        return simulator.jsms().ledger().copies(ALICE.national(), text)
                + simulator.itniotech().ledger().copies(ALICE.e164().substring(1), text);
    }
}

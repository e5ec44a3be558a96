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

/** Six steps with both vendors simulated on this machine; each is held against the vendors' ledgers. */
final class Demo {

    private static final PhoneNumber ALICE = PhoneNumber.of("+86 139 0000 0001");
    /** As {@code probe-every} in {@code application.yaml}. */
    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Report paper;
    private final SmsGateway gateway;
    private final SmsBalances balances;
    private final CurrentClient current;
    private final SmsSimulator simulator;

    Demo(PrintStream out, SmsGateway gateway, SmsBalances balances, CurrentClient current, SmsSimulator simulator) {
        this.out = out;
        this.paper = new Report(out);
        this.gateway = gateway;
        this.balances = balances;
        this.current = current;
        this.simulator = simulator;
    }

    /** Whether each step did what it says. */
    boolean tell() {
        out.println("Two vendors are simulated on this machine; the client in front of them is");
        out.println(current.with(SmsClient::toString));
        theBalances();
        aCodeThroughTheFirstProvider();
        aCodeWhileTheFirstProviderIsDown();
        anAnswerThatIsLost();
        aThousandRecipients();
        anEmptyAccount();
        out.printf(
                "%n%s%n",
                paper.failures() == 0
                        ? "Each step did what it says."
                        : paper.failures() + " statement(s) did not hold; see [NOT SO] above.");
        return paper.failures() == 0;
    }

    private void theBalances() {
        paper.step("What is left: one table over an account that counts messages and one that counts money");
        var answers = balances.balances();
        paper.balances(answers);
        paper.check(
                answers.size() == 2 && answers.stream().allMatch(Balance.class::isInstance),
                "both vendors told their balance");
    }

    private void aCodeThroughTheFirstProvider() {
        paper.step("A login code goes out through JSMS, as the template it keeps");
        SendResult result = gateway.send(code("471100"));
        paper.result(result);
        paper.check(result.isAccepted() && result.provider().name().equals("jsms"), "JSMS accepted it");
        paper.check(
                copies("Your code is 471100") == 1
                        && simulator.itniotech().ledger().count() == 0,
                "the vendors' ledgers hold one copy");
    }

    private void aCodeWhileTheFirstProviderIsDown() {
        paper.step("JSMS goes down; the same message goes out through Itniotech, as a text");
        simulator.jsms().fail(Fault.REFUSE);
        // connections that were idle for so long are checked before they are used again
        pause(600);
        SendResult result = gateway.send(code("471101"));
        simulator.jsms().heal();
        paper.result(result);
        paper.check(
                result.attempts().get(0).refusal() == Refusal.UNAVAILABLE,
                "JSMS certainly does not have it: no connection");
        paper.check(result.isAccepted() && result.provider().name().equals("itniotech"), "Itniotech accepted it");
        paper.check(copies("Your code is 471101") == 1, "the vendors' ledgers hold one copy");
    }

    private void anAnswerThatIsLost() {
        paper.step("JSMS takes a message, and its answer is lost on the way");
        simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
        SendResult result = gateway.send(SmsMessage.template(ALICE, "order-shipped", Map.of("order", "A-17")));
        paper.result(result);
        paper.check(result instanceof Unconfirmed, "the answer is \"may have been sent\", not a guess");
        paper.check(
                copies("Your order A-17 is on its way") == 1,
                "it was not sent again: the vendors' ledgers hold one copy");
    }

    private void aThousandRecipients() {
        paper.step("An offer to 1,000 people, seven of whom asked JSMS not to be written to");
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
        paper.line(accepted + " accepted, " + refused.size() + " refused, in "
                + (simulator.jsms().requestCounts().requests("/v1/messages/batch") - requests) + " request(s)");
        paper.result(refused.isEmpty() ? results.get(0) : refused.get(0));
        paper.check(accepted == 993 && refused.size() == 7, "each recipient has an answer of its own");
        paper.check(simulator.jsms().ledger().count() - before == 993, "the ledger holds what was accepted, no more");
        paper.check(simulator.itniotech().ledger().count() == 1, "nobody was written to through another vendor");
    }

    private void anEmptyAccount() {
        paper.step("JSMS runs out of credit, is left alone, and comes back by itself");
        simulator.jsms().account().app(JsmsQuota.each(0));
        simulator.jsms().account().dev(JsmsQuota.each(0));
        SendResult first = gateway.send(code("471102"));
        paper.result(first);
        long requests = sendsSeen();
        SendResult second = gateway.send(code("471103"));
        paper.result(second);
        paper.check(
                first.isAccepted() && second.isAccepted() && sendsSeen() == requests,
                "both went out, and JSMS was not asked to send the second");
        paper.line(firstPipeline().toString());

        simulator.jsms().account().app(JsmsQuota.each(1000));
        paper.line("somebody tops up the account; the client asks for the balance every " + PROBE_EVERY.toSeconds()
                + " s");
        paper.check(comesBack(), "JSMS is back");
        SendResult third = gateway.send(code("471104"));
        paper.result(third);
        paper.check(third.provider().name().equals("jsms"), "messages go through JSMS again");
        paper.check(
                IntStream.range(471102, 471105).allMatch(code -> copies("Your code is " + code) == 1),
                "the vendors' ledgers hold one copy of each");
    }

    private ProviderStatus firstPipeline() {
        return current.with(client -> client.providers().get(0));
    }

    private boolean comesBack() {
        for (int tries = 0; tries < 100; tries++) {
            if (firstPipeline().state() == ProviderStatus.State.UP) {
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

    /** Copies to Alice with both vendors, each of which writes her number in its own way. */
    private int copies(String text) {
        return simulator.jsms().ledger().copies(ALICE.national(), text)
                + simulator.itniotech().ledger().copies(ALICE.e164().substring(1), text);
    }
}

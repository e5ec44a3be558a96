package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.JsmsTourContext.ALICE;
import static io.smsgateway.quickstart.JsmsTourContext.BOB;
import static io.smsgateway.quickstart.JsmsTourContext.CAROL;
import static io.smsgateway.quickstart.JsmsTourContext.orderShipped;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.simulator.jsms.JsmsQuota;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code messages}, {@code messages/batch} and {@code accounts}. */
record JsmsMessagesTour(JsmsTourContext context) {

    private static final String BATCH = "/v1/messages/batch";

    void tagAndSignature() {
        StepReporter reporter = context.reporter();
        reporter.step("Messages with a tag and different signatures");
        context.vendor().account().signature(7);
        long batches = context.vendor().requestCounts().requests(BATCH);
        List<SendResult> results = context.client()
                .sendAll(List.of(
                        orderShipped(ALICE, "A-17", "7").tagged("orders"),
                        orderShipped(BOB, "A-18", "7").tagged("orders"),
                        orderShipped(CAROL, "A-19", "1").tagged("orders")));
        results.forEach(reporter::result);
        reporter.check(results.stream().allMatch(SendResult::isAccepted), "JSMS accepted all three");
        reporter.check(
                context.vendor().requestCounts().requests(BATCH) - batches == 2,
                "in two requests: one tag, but two signatures");
        reporter.check(
                context.copies(ALICE, "A-17") == 1
                        && context.copies(BOB, "A-18") == 1
                        && context.copies(CAROL, "A-19") == 1,
                "the ledger holds one copy of each");

        SendResult named =
                context.client().send(orderShipped(ALICE, "A-20", null).from("ACME"));
        reporter.check(named.isAccepted(), "the settings map the sender ACME to signature 7");
        context.vendor().account().signatures().remove(7);
        SendResult unknown =
                context.client().send(orderShipped(ALICE, "A-21", null).from("ACME"));
        reporter.result(unknown);
        reporter.check(
                unknown instanceof Refused refused
                        && refused.reason() == Refusal.TEMPLATE
                        && "50102".equals(refused.code())
                        && context.copies(ALICE, "A-21") == 0,
                "without that signature the message is refused");
    }

    void balances() {
        StepReporter reporter = context.reporter();
        reporter.step("Both balances: of the application and of the account");
        context.vendor().account().app(new JsmsQuota(100L, 20L, 300L, null));
        context.vendor().account().dev(new JsmsQuota(7L, 0L, 9L, 11L));
        List<BalanceResult> results = context.client().balances();
        reporter.balances(results);
        reporter.check(
                results.get(0) instanceof Balance balance
                        && has(balance, Quota.Scope.APPLICATION, 100, 20, 300, null)
                        && has(balance, Quota.Scope.ACCOUNT, 7, 0, 9, 11),
                "eight amounts; one that was never assigned is null, not zero");
        context.vendor().account().app(JsmsQuota.each(1_000_000));
    }

    private static boolean has(Balance balance, Quota.Scope scope, @Nullable Integer... amounts) {
        Quota.Kind[] kinds = {Quota.Kind.ANY, Quota.Kind.VOICE, Quota.Kind.TRANSACTIONAL, Quota.Kind.MARKETING};
        for (int i = 0; i < kinds.length; i++) {
            Quota.Kind kind = kinds[i];
            Integer amount = amounts[i];
            if (balance.quotas().stream()
                    .noneMatch(quota -> quota.scope() == scope && quota.kind() == kind && isThat(quota, amount))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isThat(Quota quota, @Nullable Integer amount) {
        BigDecimal reports = quota.amount();
        return amount == null ? reports == null : reports != null && reports.compareTo(BigDecimal.valueOf(amount)) == 0;
    }
}

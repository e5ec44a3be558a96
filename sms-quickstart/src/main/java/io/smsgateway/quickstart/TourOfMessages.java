package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.TourStage.ALICE;
import static io.smsgateway.quickstart.TourStage.BOB;
import static io.smsgateway.quickstart.TourStage.CAROL;
import static io.smsgateway.quickstart.TourStage.notice;

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
record TourOfMessages(TourStage stage) {

    private static final String BATCH = "/v1/messages/batch";

    void tagAndSignature() {
        Report paper = stage.paper();
        paper.step("Messages under a tag, and each with a signature of its own");
        stage.vendor().account().signature(7);
        long batches = stage.vendor().requestCounts().requests(BATCH);
        List<SendResult> results = stage.client()
                .sendAll(List.of(
                        notice(ALICE, "A-17", "7").tagged("orders"),
                        notice(BOB, "A-18", "7").tagged("orders"),
                        notice(CAROL, "A-19", "1").tagged("orders")));
        results.forEach(paper::result);
        paper.check(results.stream().allMatch(SendResult::isAccepted), "JSMS took all three");
        paper.check(
                stage.vendor().requestCounts().requests(BATCH) - batches == 2,
                "in two requests: one tag, but two signatures");
        paper.check(
                stage.copies(ALICE, "A-17") == 1 && stage.copies(BOB, "A-18") == 1 && stage.copies(CAROL, "A-19") == 1,
                "the ledger holds one copy of each");

        SendResult named = stage.client().send(notice(ALICE, "A-20", null).from("ACME"));
        paper.check(named.isAccepted(), "the sender ACME stands for the signature 7, by the settings");
        stage.vendor().account().signatures().remove(7);
        SendResult unknown = stage.client().send(notice(ALICE, "A-21", null).from("ACME"));
        paper.result(unknown);
        paper.check(
                unknown instanceof Refused refused
                        && refused.reason() == Refusal.TEMPLATE
                        && "50102".equals(refused.code())
                        && stage.copies(ALICE, "A-21") == 0,
                "without it at JSMS the message is refused, and not sent under another");
    }

    void balances() {
        Report paper = stage.paper();
        paper.step("Both balances: what the application has, and what the account shares");
        stage.vendor().account().app(new JsmsQuota(100L, 20L, 300L, null));
        stage.vendor().account().dev(new JsmsQuota(7L, 0L, 9L, 11L));
        List<BalanceResult> answers = stage.client().balances();
        paper.balances(answers);
        paper.check(
                answers.get(0) instanceof Balance balance
                        && has(balance, Quota.Scope.APPLICATION, 100, 20, 300, null)
                        && has(balance, Quota.Scope.ACCOUNT, 7, 0, 9, 11),
                "eight numbers as JSMS has them; what was never assigned is no zero");
        stage.vendor().account().app(JsmsQuota.each(1_000_000));
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
        BigDecimal told = quota.amount();
        return amount == null ? told == null : told != null && told.compareTo(BigDecimal.valueOf(amount)) == 0;
    }
}

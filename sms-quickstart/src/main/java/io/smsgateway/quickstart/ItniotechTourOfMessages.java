package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechStage.ALICE;
import static io.smsgateway.quickstart.ItniotechStage.BOB;
import static io.smsgateway.quickstart.ItniotechStage.FAR;
import static io.smsgateway.quickstart.TourStage.messageId;

import io.smsgateway.Balance;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SendPlan;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import java.math.BigDecimal;
import java.util.List;

/** {@code sendSms}, {@code sendSms/batch} and {@code getBalance}, for the vendor and a sister brand. */
record ItniotechTourOfMessages(ItniotechStage stage) {

    private static final String BATCH = "/sms/sendSms/batch";

    void planned() {
        stage.paper().step("A text, planned and sent: what it is billed as is known before");
        stage.vendor().account().price("86", "0.02");
        String text = "Your order A-17 is on its way. ".repeat(6);
        SendPlan plan = stage.client().plan(SmsMessage.text(ALICE, text));
        Integer parts = plan.at(stage.itniotech().id())
                .map(SendPlan.Step::parts)
                .map(counted -> counted.parts())
                .orElse(0);
        stage.check(stage.vendor().ledger().count() == 0 && parts == 2, "it would go as two parts; nothing was sent");
        BigDecimal before = stage.vendor().account().balance().balance();
        stage.paper().result(stage.send(ALICE, text));
        BigDecimal paid = before.subtract(stage.vendor().account().balance().balance());
        stage.check(
                stage.copies(ALICE, text) == 1 && paid.compareTo(new BigDecimal("0.04")) == 0,
                "one copy went out, and two parts of it were paid");
    }

    void some() {
        stage.paper().step("Many texts in one call: some refused, and what stands twice goes out once");
        stage.vendor().account().unreachable("91");
        SmsMessage hello = SmsMessage.text(ALICE, "Hello Alice");
        long batches = stage.vendor().requestCounts().requests(BATCH);
        List<SendResult> results = stage.client()
                .sendAll(List.of(hello, SmsMessage.text(FAR, "Hello"), SmsMessage.text(BOB, "Hello Bob"), hello));
        results.forEach(stage.paper()::result);
        stage.check(
                results.get(1) instanceof Refused refused
                        && refused.reason() == Refusal.UNSUPPORTED
                        && stage.copies(FAR, "Hello") == 0,
                "a country that the account may not send to is refused, and all others go");
        stage.check(
                stage.copies(BOB, "Hello Bob") == 1
                        && stage.vendor().requestCounts().requests(BATCH) > batches,
                "different texts share one request");
        int copies = stage.copies(ALICE, "Hello Alice");
        List<SendResult> twice = stage.itniotech().gateway().sendAll(List.of(hello, hello));
        stage.check(
                stage.copies(ALICE, "Hello Alice") == copies + 1
                        && messageId(twice.get(0)).equals(messageId(twice.get(1))),
                "an equal message in one request goes out once, and its answer is that of both");
    }

    void balance() {
        stage.paper().step("The balance: money of three kinds, spent in this order");
        stage.vendor().account().balance(ItniotechBalance.of("0.03", "0.02", "5"));
        stage.send(BOB, "A notice");
        stage.send(BOB, "Another notice");
        stage.paper().balances(stage.client().balances());
        stage.check(
                stage.client().balances().get(0) instanceof Balance balance
                        && balance.quotas().stream().anyMatch(quota -> "USD".equals(String.valueOf(quota.currency())))
                        && has(balance, "0")
                        && has(balance, "0.01")
                        && has(balance, "5"),
                "balance, gift and credit as the vendor has them; never a sum");
        stage.vendor().account().balance(ItniotechBalance.of("0.01", "0", "0"));
        // directly, for a client would leave the provider alone until its next look at the balance
        SendResult unpaid = stage.itniotech().gateway().send(SmsMessage.text(BOB, "Too dear"));
        stage.check(
                unpaid instanceof Refused refused
                        && refused.reason() == Refusal.OUT_OF_CREDIT
                        && stage.copies(BOB, "Too dear") == 0,
                "what is not paid for is refused");
        stage.vendor().account().balance(ItniotechBalance.of("1000", "0", "0"));
    }

    private static boolean has(Balance balance, String amount) {
        return balance.quotas().stream().anyMatch(quota -> {
            BigDecimal left = quota.amount();
            return left != null && left.compareTo(new BigDecimal(amount)) == 0;
        });
    }

    void sister(ItniotechProvider sister) {
        stage.paper().step("A sister brand: the same under another base URL");
        long before = stage.vendor().requestCounts().requests("/v3/sendSms");
        SendResult result = sister.gateway().send(SmsMessage.text(BOB, "By the sister"));
        stage.check(
                result.isAccepted()
                        && stage.copies(BOB, "By the sister") == 1
                        && stage.vendor().requestCounts().requests("/v3/sendSms") == before + 1,
                "a text goes through /v3");
        stage.check(
                sister.deliveryReports().query(List.of(messageId(result))).size() == 1
                        && sister.balance().balance().quotas().size() == 3,
                "and so do reports and balance");
    }
}

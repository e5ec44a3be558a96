package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechTourContext.ALICE;
import static io.smsgateway.quickstart.ItniotechTourContext.BOB;
import static io.smsgateway.quickstart.ItniotechTourContext.FAR;
import static io.smsgateway.quickstart.ItniotechTourContext.outbound;
import static io.smsgateway.quickstart.JsmsTourContext.messageId;

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
record ItniotechMessagesTour(ItniotechTourContext context) {

    private static final String BATCH = "/sms/sendSms/batch";

    void planned() {
        context.reporter().step("A text, planned and sent: what it is billed as is known before");
        context.vendor().account().price("86", "0.02");
        String text = "Your order A-17 is on its way. ".repeat(6);
        SendPlan plan = context.client().plan(SmsMessage.text(ALICE, text));
        Integer parts = plan.at(context.itniotech().id())
                .map(SendPlan.Step::parts)
                .map(counted -> counted.parts())
                .orElse(0);
        context.check(
                context.vendor().ledger().count() == 0 && parts == 2, "it would go as two parts; nothing was sent");
        BigDecimal before = context.vendor().account().balance().balance();
        context.reporter().result(context.send(ALICE, text));
        BigDecimal paid = before.subtract(context.vendor().account().balance().balance());
        context.check(
                context.copies(ALICE, text) == 1 && paid.compareTo(new BigDecimal("0.04")) == 0,
                "one copy went out, and two parts of it were paid");
    }

    void some() {
        context.reporter().step("Many texts in one call: some refused, and equal ones are copies of their own");
        context.vendor().account().unreachable("91");
        SmsMessage hello = SmsMessage.text(ALICE, "Hello Alice");
        long batches = context.vendor().requestCounts().requests(BATCH);
        List<SendResult> results = context.client()
                .sendAll(List.of(hello, SmsMessage.text(FAR, "Hello"), SmsMessage.text(BOB, "Hello Bob"), hello));
        results.forEach(context.reporter()::result);
        context.check(
                results.get(1) instanceof Refused refused
                        && refused.reason() == Refusal.UNSUPPORTED
                        && context.copies(FAR, "Hello") == 0,
                "a country that the account may not send to is refused, and all others go");
        context.check(
                context.copies(BOB, "Hello Bob") == 1
                        && context.vendor().requestCounts().requests(BATCH) > batches,
                "different texts share one request");
        int copies = context.copies(ALICE, "Hello Alice");
        List<SendResult> twice = context.itniotech().gateway().sendAll(List.of(outbound(hello), outbound(hello)));
        context.check(
                context.copies(ALICE, "Hello Alice") == copies + 2
                        && !messageId(twice.get(0)).equals(messageId(twice.get(1))),
                "equal messages are copies of their own, each with its id; an idempotency key joins them");
    }

    void balance() {
        context.reporter().step("The balance: money of three kinds, spent in this order");
        context.vendor().account().balance(ItniotechBalance.of("0.03", "0.02", "5"));
        context.send(BOB, "A notice");
        context.send(BOB, "Another notice");
        context.reporter().balances(context.client().balances());
        context.check(
                context.client().balances().get(0) instanceof Balance balance
                        && balance.quotas().stream().anyMatch(quota -> "USD".equals(String.valueOf(quota.currency())))
                        && has(balance, "0")
                        && has(balance, "0.01")
                        && has(balance, "5"),
                "balance, gift and credit as the vendor has them; never a sum");
        context.vendor().account().balance(ItniotechBalance.of("0.01", "0", "0"));
        // directly, for a client would leave the provider alone until its next look at the balance
        SendResult unpaid = context.itniotech().gateway().send(outbound(SmsMessage.text(BOB, "Too dear")));
        context.check(
                unpaid instanceof Refused refused
                        && refused.reason() == Refusal.OUT_OF_CREDIT
                        && context.copies(BOB, "Too dear") == 0,
                "what is not paid for is refused");
        context.vendor().account().balance(ItniotechBalance.of("1000", "0", "0"));
    }

    private static boolean has(Balance balance, String amount) {
        return balance.quotas().stream().anyMatch(quota -> {
            BigDecimal left = quota.amount();
            return left != null && left.compareTo(new BigDecimal(amount)) == 0;
        });
    }

    void sister(ItniotechProvider sister) {
        context.reporter().step("A sister brand: the same under another base URL");
        long before = context.vendor().requestCounts().requests("/v3/sendSms");
        SendResult result = sister.gateway().send(outbound(SmsMessage.text(BOB, "By the sister")));
        context.check(
                result.isAccepted()
                        && context.copies(BOB, "By the sister") == 1
                        && context.vendor().requestCounts().requests("/v3/sendSms") == before + 1,
                "a text goes through /v3");
        context.check(
                sister.deliveryReports().query(List.of(messageId(result))).size() == 1
                        && sister.balance().balance().quotas().size() == 3,
                "and so do reports and balance");
    }
}

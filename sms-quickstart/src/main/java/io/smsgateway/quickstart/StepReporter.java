package io.smsgateway.quickstart;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.Quota;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Prints steps and checks, and counts failed checks. */
final class StepReporter {

    private final PrintStream out;
    private int steps;
    private int failures;

    StepReporter(PrintStream out) {
        this.out = out;
    }

    void step(String title) {
        out.printf("%n%d. %s%n", ++steps, title);
    }

    void line(String text) {
        out.println("   " + text);
    }

    /** Prints a statement and whether it holds. */
    void check(boolean holds, String statement) {
        out.println("   " + (holds ? "[ok] " : "[FAILED] ") + statement);
        failures += holds ? 0 : 1;
    }

    int failures() {
        return failures;
    }

    void result(SendResult result) {
        if (result instanceof Accepted accepted) {
            line("Accepted by " + accepted.provider() + ", message id " + accepted.messageId());
        } else if (result instanceof Refused refused) {
            line("Refused (" + refused.reason() + ") by " + refused.provider() + ": " + refused.detail());
        } else {
            line("Unconfirmed at " + result.provider());
        }
        line("  tried: "
                + result.attempts().stream().map(StepReporter::attempt).collect(Collectors.joining(", then ")));
    }

    private static String attempt(Attempt attempt) {
        return attempt.provider() + " -> " + attempt.outcome()
                + (attempt.refusal() == null ? "" : " " + attempt.refusal())
                + (attempt.outcome() == Attempt.Outcome.SKIPPED
                        ? ""
                        : " in " + attempt.took().toMillis() + " ms");
    }

    void balances(List<BalanceResult> results) {
        out.printf("   %-12s %-12s %-14s %14s  %s%n", "provider", "scope", "kind", "amount", "unit");
        for (BalanceResult result : results) {
            if (result instanceof Balance balance) {
                balance.quotas().forEach(quota -> quota(balance, quota));
                balance.notes().forEach(note -> line("  note: " + note));
            } else if (result instanceof BalanceUnavailable unavailable) {
                line(unavailable.provider() + ": " + unavailable.reason() + ", " + unavailable.detail());
            }
        }
    }

    private void quota(Balance balance, Quota quota) {
        BigDecimal amount = quota.amount();
        out.printf(
                "   %-12s %-12s %-14s %14s  %s%n",
                balance.provider(),
                quota.scope(),
                quota.kind(),
                amount == null ? "not assigned" : amount.toPlainString(),
                quota.currency() == null ? quota.unit() : quota.currency());
    }
}

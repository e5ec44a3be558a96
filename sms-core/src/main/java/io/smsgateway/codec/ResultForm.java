package io.smsgateway.codec;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import org.jspecify.annotations.Nullable;

/** Form of results and their attempts. */
final class ResultForm {

    private ResultForm() {}

    static void write(SendResult result, RecordWriter out) {
        String provider = result.provider().name();
        if (result instanceof Accepted accepted) {
            out.open("accepted").write("provider", provider).write("id", accepted.messageId());
        } else if (result instanceof Refused refused) {
            out.open("refused")
                    .write("provider", provider)
                    .write("reason", refused.reason())
                    .write("code", refused.code())
                    .write("detail", refused.detail())
                    .write("retry-after", refused.retryAfter());
        } else if (result instanceof Unconfirmed unconfirmed) {
            out.open("unconfirmed")
                    .write("provider", provider)
                    .write("detail", unconfirmed.detail())
                    .write("reference", unconfirmed.reference())
                    .write("id", unconfirmed.messageId());
        }
        out.write("key", result.idempotencyKey()).write("metadata", result.metadata());
        for (Attempt attempt : result.attempts()) {
            out.open("attempt")
                    .write("provider", attempt.provider().name())
                    .write("at", attempt.at())
                    .write("took", attempt.took())
                    .write("outcome", attempt.outcome())
                    .write("refusal", attempt.refusal())
                    .write("code", attempt.code())
                    .write("detail", attempt.detail())
                    .write("reference", attempt.reference())
                    .write("id", attempt.messageId())
                    .close();
        }
        out.close();
    }

    static SendResult read(StoredRecord in) {
        SendResult result = switch (in.kind()) {
            case "accepted" -> new Accepted(in.required("provider", ResultForm::provider), in.required("id"));
            case "refused" -> refused(in);
            case "unconfirmed" ->
                new Unconfirmed(in.required("provider", ResultForm::provider), in.required("detail"))
                        .withReference(in.optional("reference"))
                        .withMessageId(in.optional("id"));
            default -> throw SmsCodecException.broken("it is no result");
        };
        return result.forMessage(
                in.optional("key"),
                in.map("metadata"),
                in.all("attempt").stream().map(ResultForm::attempt).toList());
    }

    private static Refused refused(StoredRecord in) {
        String name = in.required("reason");
        String detail = in.required("detail");
        Refusal reason = StoredRecord.known(name, Refusal.class);
        return (reason != null
                        ? new Refused(in.required("provider", ResultForm::provider), reason, detail)
                        : new Refused(
                                in.required("provider", ResultForm::provider),
                                Refusal.UNRECOGNISED,
                                prefixed(name, detail)))
                .withCode(in.optional("code"))
                .withRetryAfter(in.optional("retry-after", StoredRecord::duration));
    }

    private static Attempt attempt(StoredRecord in) {
        String detail = in.optional("detail");
        String reason = in.optional("refusal");
        Refusal refusal = reason == null ? null : StoredRecord.known(reason, Refusal.class);
        if (reason != null && refusal == null) {
            refusal = Refusal.UNRECOGNISED;
            detail = prefixed(reason, detail);
        }
        Attempt.Outcome outcome = StoredRecord.known(in.required("outcome"), Attempt.Outcome.class);
        if (outcome == null) {
            outcome = Attempt.Outcome.UNCONFIRMED;
            detail = prefixed(in.required("outcome"), detail);
        }
        return new Attempt(
                        in.required("provider", ResultForm::provider),
                        in.required("at", StoredRecord::instant),
                        in.required("took", StoredRecord::duration),
                        outcome)
                .withRefusal(refusal, in.optional("code"), detail)
                .withReference(in.optional("reference"))
                .withMessageId(in.optional("id"));
    }

    /** Keeps a name of a newer library in the detail. */
    private static String prefixed(String unknown, @Nullable String detail) {
        return detail == null || detail.isEmpty() ? unknown : unknown + ": " + detail;
    }

    static ProviderId provider(String name) {
        return name.equals(ProviderId.NONE.name()) ? ProviderId.NONE : ProviderId.of(name);
    }
}

package io.smsgateway.codec;

import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Form of delivery reports. */
final class ReportForm {

    private ReportForm() {}

    static void write(DeliveryReport report, RecordWriter out) {
        PhoneNumber recipient = report.recipient();
        out.open("report")
                .write("provider", report.provider().name())
                .write("id", report.messageId())
                .write("to", recipient == null ? null : recipient.e164())
                .write("state", report.state())
                .write("reason", report.reason())
                .write("code", report.code())
                .write("at", report.at())
                .write("reference", report.reference())
                .write("network", report.network())
                .write("unverified", report.unverified() ? "true" : null);
        Charge charge = report.charge();
        if (charge != null) {
            Integer parts = charge.parts();
            price(out.open("charge"), charge.amount(), charge.unitPrice(), charge.currency())
                    .write("parts", parts == null ? null : Integer.toString(parts));
            Charge.Settlement settled = charge.settled();
            if (settled != null) {
                price(out.open("settled"), settled.amount(), settled.unitPrice(), settled.currency())
                        .write("exchange", text(settled.exchange()))
                        .close();
            }
            out.close();
        }
        out.close();
    }

    private static RecordWriter price(
            RecordWriter out, @Nullable BigDecimal amount, @Nullable BigDecimal unit, @Nullable Currency currency) {
        return out.write("amount", text(amount))
                .write("unit-price", text(unit))
                .write("currency", currency == null ? null : currency.getCurrencyCode());
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : value.toString();
    }

    static DeliveryReport read(StoredRecord in) {
        if (!in.kind().equals("report")) {
            throw SmsCodecException.broken("it is no delivery report");
        }
        DeliveryState state = StoredRecord.known(in.required("state"), DeliveryState.class);
        DeliveryReport report = DeliveryReport.of(
                        in.required("provider", ResultForm::provider),
                        in.required("id"),
                        in.optional("to", PhoneNumber::new),
                        state == null ? DeliveryState.UNKNOWN : state)
                .withCode(in.optional("code"))
                .withAt(in.optional("at", StoredRecord::instant))
                .withReference(in.optional("reference"))
                .withNetwork(in.optional("network"))
                .withUnverified("true".equals(in.optional("unverified")))
                .withCharge(in.all("charge").stream()
                        .map(ReportForm::charge)
                        .findFirst()
                        .orElse(null));
        String reason = in.optional("reason");
        if (reason == null || state != DeliveryState.UNDELIVERED) {
            return report;
        }
        FailureReason known = StoredRecord.known(reason, FailureReason.class);
        return report.withReason(known == null ? FailureReason.OTHER : known);
    }

    private static Charge charge(StoredRecord in) {
        return Charge.of(in.optional("amount", BigDecimal::new), in.optional("currency", Currency::getInstance))
                .withUnitPrice(in.optional("unit-price", BigDecimal::new))
                .withParts(in.optional("parts", Integer::valueOf))
                .withSettled(in.all("settled").stream()
                        .map(settled -> new Charge.Settlement(
                                settled.optional("amount", BigDecimal::new),
                                settled.optional("unit-price", BigDecimal::new),
                                settled.optional("currency", Currency::getInstance),
                                settled.optional("exchange", BigDecimal::new)))
                        .findFirst()
                        .orElse(null));
    }
}

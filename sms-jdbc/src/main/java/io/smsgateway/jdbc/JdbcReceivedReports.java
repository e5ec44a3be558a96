package io.smsgateway.jdbc;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.reconciliation.ReceivedReports;
import java.util.List;
import java.util.Objects;

/** Delivery reports in the table {@code sms_report}. */
final class JdbcReceivedReports implements ReceivedReports {

    private final Transactions transactions;
    private final Dialect dialect;
    private final NumberHash hash;

    JdbcReceivedReports(Transactions transactions, Dialect dialect, NumberHash hash) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.hash = hash;
    }

    @Override
    public void add(DeliveryReport report) {
        PhoneNumber recipient = Objects.requireNonNull(report.recipient(), "report without recipient");
        transactions.run(
                "store a delivery report",
                connection -> Dialect.update(
                        connection,
                        "insert into sms_report (provider, recipient, received_at, report) values (?, ?, "
                                + dialect.now() + ", ?)",
                        report.provider().name(),
                        hash.of(recipient),
                        SmsCodec.encode(report.withRecipient(null))));
    }

    @Override
    public List<DeliveryReport> about(ProviderId provider, PhoneNumber recipient) {
        return transactions.run(
                "read delivery reports",
                connection -> Dialect.query(
                        connection,
                        row -> SmsCodec.decodeReport(row.getString(1)).withRecipient(recipient),
                        "select report from sms_report where recipient = ? and provider = ? order by id",
                        hash.of(recipient),
                        provider.name()));
    }

    @Override
    public String toString() {
        return "JdbcReceivedReports";
    }
}

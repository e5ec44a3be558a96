package io.smsgateway.outbox;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codec.SmsCodec;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what became of the messages of a campaign as comma-separated values (RFC 4180), 1,000 of them in memory at once. */
final class CampaignResults {

    private static final int CHUNK = 1_000;
    private static final String HEADINGS = "key,recipient,state,provider,message id,reason,created,changed\r\n";

    private record Line(long id, String text) {}

    private final Transactions transactions;
    private final Texts texts;
    private final Function<PhoneNumber, String> number;

    CampaignResults(Transactions transactions, Texts texts, Function<PhoneNumber, String> number) {
        this.transactions = transactions;
        this.texts = texts;
        this.number = number;
    }

    void write(String name, Appendable target) throws IOException {
        target.append(HEADINGS);
        long last = 0;
        List<Line> lines;
        do {
            long after = last;
            lines = transactions.run(
                    "read results of a campaign",
                    connection -> Sql.query(
                            connection,
                            this::line,
                            "select id, message_key, state, result, message, created_at, changed_at from sms_message"
                                    + " where campaign = ? and id > ? order by id limit " + CHUNK,
                            name,
                            after));
            for (Line line : lines) {
                target.append(line.text());
                last = line.id();
            }
        } while (lines.size() == CHUNK);
    }

    private Line line(ResultSet row) throws SQLException {
        String stored = row.getString(4);
        SendResult result = stored == null ? null : SmsCodec.decodeResult(stored);
        String text = Stream.of(
                        row.getString(2),
                        recipient(row.getString(5)),
                        row.getString(3),
                        result == null || result.provider().equals(ProviderId.NONE)
                                ? ""
                                : result.provider().name(),
                        result instanceof Accepted accepted ? accepted.messageId() : "",
                        reason(result),
                        Instant.ofEpochMilli(row.getLong(6)).toString(),
                        Instant.ofEpochMilli(row.getLong(7)).toString())
                .map(CampaignResults::quoted)
                .collect(Collectors.joining(","));
        return new Line(row.getLong(1), text + "\r\n");
    }

    private String recipient(@Nullable String message) {
        return message == null ? "" : number.apply(texts.read(message).to());
    }

    private static String reason(@Nullable SendResult result) {
        if (result instanceof Refused refused) {
            return refused.reason().name();
        }
        return result instanceof Unconfirmed unconfirmed ? unconfirmed.detail() : "";
    }

    private static String quoted(String value) {
        return value.matches("[\\w .:#*+-]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}

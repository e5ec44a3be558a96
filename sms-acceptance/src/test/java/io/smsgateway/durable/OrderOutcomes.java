package io.smsgateway.durable;

import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.springboot.outbox.SmsOutcomeListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class OrderOutcomes {

    private final JdbcTemplate database;

    OrderOutcomes(JdbcTemplate database) {
        this.database = database;
    }

    @SmsOutcomeListener
    void note(OutboxEntry outcome) {
        database.update(
                "update orders set sms_state = ? where sms_key = ?",
                outcome.state().name(),
                outcome.key());
    }
}

package io.smsgateway.durable;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.outbox.SmsOutbox;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OrderService {

    private final JdbcTemplate database;
    private final SmsOutbox outbox;

    OrderService(JdbcTemplate database, SmsOutbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Transactional
    public void ship(String order, String number) {
        database.update("update orders set shipped = true where id = ?", order);
        outbox.submit(SmsMessage.text(PhoneNumber.of(number), "Your order is on its way")
                .keyed("order-" + order + "-shipped"));
    }
}

package io.smsgateway.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.docs.PageConfiguration;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The application of {@code docs/durable-sending.md} with the configuration of that page, on H2. */
@DirtiesContext
@ContextConfiguration(initializers = PageConfiguration.OfDurableSending.class)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:durable;DB_CLOSE_DELAY=-1",
            "SMS_FINGERPRINT_KEY=0123456789abcdef0123456789abcdef",
            "SMS_KEY=key",
            "SMS_SECRET=secret",
            "SMS_APP=app"
        })
@SmsSimulatorTest
@SpringBootTest
class DurableApplicationTest {

    @Autowired
    OrderService orders;

    @Autowired
    JdbcTemplate database;

    @Test
    void sendsWhatACommittedTransactionSubmittedAndNotesItsOutcome(SmsSimulator simulator) {
        database.execute(
                "create table orders (id varchar(20), shipped boolean, sms_key varchar(40), sms_state varchar(12))");
        database.update("insert into orders values ('4711', false, 'order-4711-shipped', null)");

        orders.ship("4711", "+8613900000001");

        await().untilAsserted(() -> assertThat(database.queryForMap("select shipped, sms_state from orders"))
                .containsEntry("SHIPPED", true)
                .containsEntry("SMS_STATE", "ACCEPTED"));
        assertThat(simulator.itniotech().ledger().copies("8613900000001", "Your order is on its way"))
                .isEqualTo(1);
    }
}

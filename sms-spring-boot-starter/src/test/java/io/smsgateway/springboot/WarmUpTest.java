package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class WarmUpTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SmsGatewayAutoConfiguration.class))
            .withUserConfiguration(Own.class);

    /** A provider that takes its time to connect, and then fails. */
    static final class Cold implements SmsProvider {
        final CountDownLatch mayFail = new CountDownLatch(1);
        final AtomicInteger warmed = new AtomicInteger();
        final ScriptedProvider scripted = ScriptedProvider.accepting("cold");

        @Override
        public ProviderId id() {
            return scripted.id();
        }

        @Override
        public Capabilities capabilities() {
            return scripted.capabilities();
        }

        @Override
        public OutboundGateway gateway() {
            return scripted.gateway();
        }

        @Override
        public BalanceService balance() {
            return scripted.balance();
        }

        @Override
        public void warmUp() {
            warmed.incrementAndGet();
            try {
                mayFail.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("no network");
        }

        @Override
        public void close() {
            scripted.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        Cold cold() {
            return new Cold();
        }
    }

    private static void ready(ConfigurableApplicationContext context) {
        context.publishEvent(
                new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ofSeconds(1)));
    }

    @Test
    void beginsOnceTheApplicationIsReadyAndDelaysAndFailsNothing() {
        runner.run(context -> {
            Cold cold = context.getBean(Cold.class);
            assertThat(cold.warmed).hasValue(0);

            ready(context.getSourceApplicationContext());

            await().until(() -> cold.warmed.get() == 1);
            cold.mayFail.countDown();
            assertThat(context.getBean(SmsGateway.class).send(SmsMessage.text(Context.CHINA, "text")))
                    .matches(result -> result.isAccepted());
        });
    }

    @Test
    void aBulkRunGoesOnAfterARefresh() {
        runner.run(context -> {
            AtomicInteger results = new AtomicInteger();
            var run = context.getBean(CurrentClient.class)
                    .bulk()
                    .onResult((message, result) -> {
                        if (results.incrementAndGet() == 1000) {
                            Context.set(context.getSourceApplicationContext(), "sms-gateway.retry.max-attempts", "2");
                            context.getBean(SmsGatewayRefresher.class).refresh();
                        }
                    })
                    .start(IntStream.range(0, 20_000).mapToObj(i -> SmsMessage.text(Context.CHINA, "text " + i)));

            BulkProgress ended = run.await();
            assertThat(ended.accepted()).isEqualTo(20_000);
            assertThat(ended.state()).isEqualTo(BulkProgress.State.COMPLETED);
        });
    }
}

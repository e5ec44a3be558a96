package io.smsgateway.springboot.page;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.PhoneNumbers;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.springboot.callbacks.SmsGatewayCallbackAutoConfiguration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Auto-configuration of the page, in servlet applications with {@code sms-gateway.page.enabled: true}. Ahead-of-time processing
 * decides with the properties of the build, so that an image that was built without the property never has the page.
 */
@AutoConfiguration(
        after = {SmsGatewayAutoConfiguration.class, SmsGatewayCallbackAutoConfiguration.class},
        afterName = "io.smsgateway.springboot.outbox.SmsGatewayOutboxAutoConfiguration")
@ConditionalOnProperty("sms-gateway.page.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(CurrentClient.class)
public final class SmsGatewayPageAutoConfiguration {

    @Bean("io.smsgateway.pageLog")
    MessageLog smsPageLog(ObjectProvider<TimeSource> time) {
        return new MessageLog(time.getIfAvailable(TimeSource::system).clock());
    }

    @Bean("io.smsgateway.pageBulkRuns")
    BulkRuns smsPageBulkRuns(CurrentClient current) {
        return new BulkRuns(current);
    }

    @Bean("io.smsgateway.pageProviders")
    ProviderCards smsPageProviders(CurrentClient current, BalanceWatch watch) {
        return new ProviderCards(current, watch);
    }

    @Bean("io.smsgateway.pageController")
    PageController smsPageController(
            AsyncSmsGateway gateway,
            CurrentClient current,
            PhoneNumbers numbers,
            MessageLog log,
            BulkRuns bulk,
            ProviderCards providers,
            ObjectProvider<DurableSending> durable,
            ObjectProvider<Simulation> simulation) {
        return new PageController(
                gateway,
                current,
                numbers,
                bulk,
                new PageAssembler(
                        current,
                        log,
                        bulk,
                        providers,
                        Optional.ofNullable(durable.getIfAvailable()),
                        Optional.ofNullable(simulation.getIfAvailable())));
    }

    @Bean("io.smsgateway.pageInterceptor")
    WebMvcConfigurer smsPageInterceptor() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LoopbackOnly())
                        .addPathPatterns(PageController.PATH, PageController.PATH + "/**");
            }
        };
    }

    /** What the page shows of an outbox. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SmsOutbox.class)
    static class Outbox {

        @Bean("io.smsgateway.pageOutbox")
        @ConditionalOnBean(SmsOutbox.class)
        DurableSending smsPageOutbox(SmsOutbox outbox) {
            return new DurableSending(outbox);
        }
    }

    /** What the page shows of simulated vendors. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SmsSimulator.class)
    static class Simulator {

        @Bean("io.smsgateway.pageSimulation")
        @ConditionalOnBean(SmsSimulator.class)
        Simulation smsPageSimulation(SmsSimulator simulator) {
            return new Simulation(simulator);
        }
    }
}

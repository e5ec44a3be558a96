package io.smsgateway.quickstart.page;

import io.smsgateway.quickstart.SimulatedVendors;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks;
import io.smsgateway.simulator.jsms.JsmsCallbacks;
import io.smsgateway.springboot.page.LoopbackOnly;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The application with the page of {@code sms-page} and a login, served on loopback only. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@Import(SimulatedVendors.class)
public class Page implements WebMvcConfigurer {

    private static final String PATH = "/sms-gateway/page";

    /** Long enough to watch a delivery report arrive. */
    private static final Duration DELIVERY_TIME = Duration.ofSeconds(2);

    /** A running page. */
    public record Served(URI url, ConfigurableApplicationContext application) implements AutoCloseable {

        @Override
        public void close() {
            application.close();
        }
    }

    /**
     * Starts the page, which runs until the application is closed or the process ends.
     *
     * @param arguments for Spring Boot, such as {@code --server.port=9090}; 8080 by default, 0 for any
     * @throws RuntimeException if the port is in use; the failure analysis has been logged
     */
    public static Served serve(String... arguments) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Page.class)
                .web(WebApplicationType.SERVLET)
                .profiles("page")
                // not a random placeholder, which has another value each time it is read
                .properties(
                        "page.callback-token=" + UUID.randomUUID().toString().replace("-", ""),
                        "page.codes-key=" + UUID.randomUUID())
                .run(arguments);
        return new Served(url(application), application);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", PATH);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LoopbackOnly()).addPathPatterns("/", "/login", "/login/**");
    }

    /** Registers the callback URLs at the simulated vendors; the port is known only now. */
    @EventListener
    void registerCallbacks(ApplicationReadyEvent ready) {
        SmsSimulator simulator = ready.getApplicationContext().getBean(SmsSimulator.class);
        String token = ready.getApplicationContext()
                .getBean(SmsGatewayProperties.class)
                .callbacks()
                .token();
        String url = url(ready.getApplicationContext()) + "sms-gateway/callbacks/%s/" + token;
        simulator.jsms().reports().after(DELIVERY_TIME);
        simulator.jsms().callbacks().set(JsmsCallbacks.Kind.REPORT, URI.create(url.formatted("jsms")));
        simulator.itniotech().reports().sendingFor(DELIVERY_TIME);
        simulator.itniotech().callbacks().set(ItniotechCallbacks.Kind.REPORT, URI.create(url.formatted("itniotech")));
    }

    private static URI url(ConfigurableApplicationContext application) {
        return URI.create(
                "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port") + "/");
    }
}

package io.smsgateway.quickstart.page;

import io.smsgateway.quickstart.SimulatedVendors;
import io.smsgateway.simulator.ItniotechCallbacks;
import io.smsgateway.simulator.JsmsCallbacks;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The application with a page in front, on loopback only. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@Import(SimulatedVendors.class)
public class Page {

    /** So long on the way that one can watch a delivery report come in. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(2);

    /** A page that is being served. */
    public record Served(URI url, ConfigurableApplicationContext application) implements AutoCloseable {

        @Override
        public void close() {
            application.close();
        }
    }

    /**
     * Serves until the application is closed, or the process ended.
     *
     * @param arguments for Spring Boot, such as {@code --server.port=9090}; 8080 by default, 0 for any
     * @throws RuntimeException when the port is taken; its failure analysis was logged
     */
    public static Served serve(String... arguments) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Page.class)
                .web(WebApplicationType.SERVLET)
                .profiles("page")
                .run(arguments);
        return new Served(url(application), application);
    }

    /** Vendors call back what becomes of messages; where to, is known once the page is served. */
    @EventListener
    void beCalledBack(ApplicationReadyEvent ready) {
        SmsSimulator simulator = ready.getApplicationContext().getBean(SmsSimulator.class);
        String token = ready.getApplicationContext()
                .getBean(SmsGatewayProperties.class)
                .callbacks()
                .token();
        String url = url(ready.getApplicationContext()) + "sms-gateway/callbacks/%s/" + token;
        simulator.jsms().reports().after(ON_THE_WAY);
        simulator.jsms().callbacks().set(JsmsCallbacks.Kind.REPORT, URI.create(url.formatted("jsms")));
        simulator.itniotech().reports().sendingFor(ON_THE_WAY);
        simulator.itniotech().callbacks().set(ItniotechCallbacks.Kind.REPORT, URI.create(url.formatted("itniotech")));
    }

    private static URI url(ConfigurableApplicationContext application) {
        return URI.create(
                "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port") + "/");
    }
}

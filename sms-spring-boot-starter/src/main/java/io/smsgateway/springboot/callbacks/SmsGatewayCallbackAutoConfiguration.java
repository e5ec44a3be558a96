package io.smsgateway.springboot.callbacks;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.springboot.state.ConfiguredStores;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Auto-configuration of callbacks: an endpoint in servlet applications, whose URL responds with 404 until a token is
 * configured. Other applications pass requests to {@link SmsCallbacks}.
 */
@AutoConfiguration(after = SmsGatewayAutoConfiguration.class)
@ConditionalOnBean(CurrentClient.class)
@ConditionalOnWebApplication
public final class SmsGatewayCallbackAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGatewayCallbackAutoConfiguration.class);

    /** What an application with WebFlux writes; also in the documentation. */
    static final String CONTROLLER = """
            @RestController
            record SmsCallbackController(SmsCallbacks callbacks) {

                @RequestMapping("/sms-gateway/callbacks/{provider}/{token}")
                Mono<ResponseEntity<String>> receive(
                        ServerHttpRequest request,
                        @PathVariable String provider,
                        @PathVariable String token,
                        @RequestBody(required = false) byte @Nullable [] body) {
                    Map<String, List<String>> headers = new HashMap<>();
                    request.getHeaders().forEach(headers::put);
                    CallbackRequest received = CallbackRequest.of(request.getMethod().name(), body == null ? new byte[0] : body)
                            .withQuery(Objects.requireNonNullElse(request.getURI().getRawQuery(), ""))
                            .withHeaders(headers)
                            .at(token);
                    // listeners may block
                    return Mono.fromCallable(() -> callbacks.receive(provider, received))
                            .subscribeOn(Schedulers.boundedElastic())
                            .map(response -> ResponseEntity.status(response.status())
                                    .headers(to -> response.headers().forEach(to::set))
                                    .body(response.body()));
                }
            }
            """;

    /** About 57 MB when full: callbacks of 14 hours at five per second. */
    private static final int NONCES = 250_000;

    @Bean("io.smsgateway.callbackUrls")
    CallbackUrls smsCallbackUrls(CurrentClient current) {
        return new CallbackUrls(current);
    }

    @Bean("io.smsgateway.callbacks")
    SmsCallbacks smsCallbacks(
            CallbackUrls urls, ObjectProvider<CallbackReceiverResolver> sources, ApplicationEventPublisher events) {
        return new SmsCallbacks(urls, sources.orderedStream().toList(), events);
    }

    /** The endpoint in applications with Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({HttpServletRequest.class, HttpRequestHandler.class, SimpleUrlHandlerMapping.class})
    static class Servlet {

        @Bean("io.smsgateway.callbackEndpoint")
        CallbackEndpoint smsCallbackEndpoint(SmsCallbacks callbacks, ObjectProvider<TimeSource> time) {
            return new CallbackEndpoint(callbacks, time.getIfAvailable(TimeSource::system));
        }

        @Bean("io.smsgateway.callbackMapping")
        SimpleUrlHandlerMapping smsCallbackMapping(CallbackEndpoint endpoint) {
            // before mappings that match every path
            return new SimpleUrlHandlerMapping(Map.of(CallbackUrls.PATH, endpoint), Ordered.HIGHEST_PRECEDENCE + 100);
        }

        /** Names the path, which depends on two properties of other parts of the application. */
        @Bean("io.smsgateway.callbackPath")
        SmartInitializingSingleton smsCallbackPath(CallbackUrls urls, Environment environment) {
            return () -> {
                if (urls.isEnabled()) {
                    LOG.info(
                            "Callbacks of vendors are served at {}{}{}",
                            environment.getProperty("server.servlet.context-path", ""),
                            environment
                                    .getProperty("spring.mvc.servlet.path", "")
                                    .replaceFirst("/+$", ""),
                            CallbackUrls.PATH.replace('{', '<').replace('}', '>'));
                }
            };
        }
    }

    /** Says that an application with WebFlux has no endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {

        @Bean("io.smsgateway.callbackPath")
        SmartInitializingSingleton smsCallbackAdvice(CallbackUrls urls) {
            return () -> {
                if (urls.isEnabled()) {
                    LOG.warn(
                            "Callbacks of vendors are not served with WebFlux. Add this controller:\n\n{}", CONTROLLER);
                }
            };
        }
    }

    @Bean("io.smsgateway.sentMessages")
    @ConditionalOnMissingBean(KnownMessages.class)
    TrackedMessages smsSentMessages(
            ConfiguredStores stores, ObjectProvider<CallbackUrls> urls, ObjectProvider<CurrentClient> current) {
        return TrackedMessages.of(
                stores,
                provider -> urls.getObject().token(provider).isPresent(),
                () -> current.getObject().properties().redirectTo());
    }

    @Bean("io.smsgateway.unknownReports")
    ConfiguredUnknownReports smsUnknownReports(
            CurrentClient current, ObjectProvider<ConfiguredUnknownReports.Listener> listeners) {
        return new ConfiguredUnknownReports(current, listeners);
    }

    /** Beans for Micrometer meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean("io.smsgateway.unknownReportCounter")
        UnknownReportCounter smsUnknownReportCounter() {
            return new UnknownReportCounter();
        }
    }

    /** Receivers of provider beans and of vendors of the application. */
    @Bean("io.smsgateway.callbackService")
    @Order(Ordered.LOWEST_PRECEDENCE)
    CallbackReceiverResolver smsCallbackService(
            CurrentClient current, KnownMessages known, ConfiguredUnknownReports unknown) {
        return (provider, token) -> current.service(provider, CallbackReceiver.class)
                .map(receiver -> unknown.authenticated(receiver, known));
    }

    /** Beans for the JSMS adapter. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsmsProvider.class)
    static class Jsms {

        /** A bean, so that it is kept across refreshes and no callback is accepted twice. */
        @Bean("io.smsgateway.nonceStore")
        @ConditionalOnMissingBean
        NonceStore smsNonceStore(ConfiguredStores stores, ObjectProvider<TimeSource> time) {
            return stores.nonces()
                    .orElseGet(() -> new InMemoryNonceStore(
                            time.getIfAvailable(TimeSource::system).clock(), NONCES));
        }

        @Bean("io.smsgateway.jsmsCallbacks")
        CallbackReceiverResolver smsJsmsCallbacks(
                CurrentClient current, NonceStore nonces, KnownMessages known, ConfiguredUnknownReports unknown) {
            return (provider, token) -> current.service(provider, JsmsProvider.class)
                    .map(jsms -> unknown.authenticated(jsms.callbacks(nonces), known));
        }
    }

    /** Beans for the Itniotech adapter. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ItniotechProvider.class)
    static class Itniotech {

        @Bean("io.smsgateway.itniotechCallbacks")
        CallbackReceiverResolver smsItniotechCallbacks(
                CurrentClient current, KnownMessages known, ConfiguredUnknownReports unknown) {
            return (provider, token) -> current.service(provider, ItniotechProvider.class)
                    .map(itniotech -> itniotech.callbacks(token, known, unknown));
        }
    }
}

package io.smsgateway.springboot;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testkit.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** An application context with the starter, and entries of the type {@code scripted}, which send nowhere. */
public final class Context {

    public static final PhoneNumber CHINA = PhoneNumber.of("+8613900000001");
    public static final PhoneNumber GERMANY = PhoneNumber.of("+4915112345678");

    private Context() {}

    /** Properties of the type {@code scripted}. */
    public record Account(
            @Nullable String account, @Nullable Secret token) {}

    /** The last provider that was made for each name. */
    @Configuration(proxyBeanMethods = false)
    public static class Scripted {

        public final Map<String, ScriptedProvider> made = new LinkedHashMap<>();

        public ScriptedProvider last(String name) {
            return Objects.requireNonNull(made.get(name), name);
        }

        @Bean
        SmsProviderFactory<Account> scripted() {
            return new SmsProviderFactory<>() {
                @Override
                public String type() {
                    return "scripted";
                }

                @Override
                public Class<Account> properties() {
                    return Account.class;
                }

                @Override
                public SmsProvider create(ProviderAccount<Account> account) {
                    ScriptedProvider provider = ScriptedProvider.accepting(account.name());
                    made.put(account.name(), provider);
                    return provider;
                }
            };
        }
    }

    public static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(SslAutoConfiguration.class, SmsGatewayAutoConfiguration.class));
    }

    /** With providers of these names. */
    public static ApplicationContextRunner scripted(String... names) {
        ApplicationContextRunner runner = bare().withUserConfiguration(Scripted.class);
        for (String name : names) {
            runner = runner.withPropertyValues("sms-gateway.providers." + name + ".type=scripted");
        }
        return runner;
    }

    public static SmsMessage hello() {
        return SmsMessage.text(CHINA, "Hello");
    }

    /** Who took it. */
    public static ProviderId by(ApplicationContext context, SmsMessage message) {
        SendResult result = context.getBean(SmsGateway.class).send(message);
        if (result instanceof Accepted accepted) {
            return accepted.provider();
        }
        throw new AssertionError("not accepted but " + result);
    }

    public static ProviderId by(ApplicationContext context) {
        return by(context, hello());
    }

    /** Changes the environment, and nothing else. */
    public static void set(ConfigurableApplicationContext context, String property, Object value) {
        MapPropertySource source = (MapPropertySource)
                context.getEnvironment().getPropertySources().get("changed");
        if (source == null) {
            source = new MapPropertySource("changed", new LinkedHashMap<>());
            context.getEnvironment().getPropertySources().addFirst(source);
        }
        source.getSource().put(property, value);
    }
}

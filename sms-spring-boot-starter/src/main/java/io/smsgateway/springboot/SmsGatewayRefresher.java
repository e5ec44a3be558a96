package io.smsgateway.springboot;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspension;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Applies configuration changes to a running application: reads the configuration again, builds a new client and replaces
 * the old one as a whole. Messages in flight finish on the old client. Safe for many threads; refreshes run one at a time.
 */
public final class SmsGatewayRefresher implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGatewayRefresher.class);

    private static final RefreshResult NOTHING =
            new RefreshResult(RefreshResult.Outcome.UNCHANGED, "no provider is configured and no client is in use");

    private final SmsGatewayProperties initial;
    private final CurrentClient current;
    private final ClientAssembly assembly;
    private final ObjectProvider<SslBundles> bundles;
    private final ObjectProvider<SmsClient> clients;
    private final Set<String> watched = new HashSet<>();

    SmsGatewayRefresher(
            SmsGatewayProperties initial,
            CurrentClient current,
            ClientAssembly assembly,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<SmsClient> clients) {
        this.initial = initial;
        this.current = current;
        this.assembly = assembly;
        this.bundles = bundles;
        this.clients = clients;
    }

    /** Checks the configuration at start, also where the application has a gateway of its own. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!initial.providers().isEmpty() && !hasOwnClient()) {
            watch(current.configured());
            return;
        }
        if (clients.getIfUnique() != null) {
            // so that health, meters and endpoint show it before the first message
            var unused = current.configured();
        }
        ConfigurationProblems problems = new ConfigurationProblems();
        SmsGatewayProperties read = assembly.read(problems);
        assembly.factories().findUnknown(read, problems);
        if (hasOwnClient()) {
            findIgnored(read, problems);
        }
        problems.throwIfAny();
    }

    /** Collects the properties that keep messages from their recipients, and that an own client would ignore. */
    private static void findIgnored(SmsGatewayProperties read, ConfigurationProblems problems) {
        if (!read.enabled()) {
            problems.add(ignored("sms-gateway.enabled"));
        }
        if (read.redirectTo() != null) {
            problems.add(ignored("sms-gateway.redirect-to"));
        }
    }

    private static InvalidConfigurationException ignored(String property) {
        return new InvalidConfigurationException(
                "`" + property + "` has no effect on the application's own SmsClient bean, which sends every message",
                property,
                "Remove it, or configure the providers under `sms-gateway.providers` instead of the bean.");
    }

    private boolean hasOwnClient() {
        return clients.stream().findAny().isPresent();
    }

    /**
     * Reads {@code sms-gateway} again. An invalid configuration is refused and logged, and the old one stays in use. The
     * same configuration as before changes nothing. {@code async}, {@code state}, {@code outbox}, {@code codes} and
     * {@code guard} apply at start only; the result says so when they were changed. Suspensions by {@link SmsClient#suspend}
     * and those of an empty balance are kept; circuit breakers, rate limits and other suspensions start anew.
     */
    public RefreshResult refresh() {
        return refresh(false);
    }

    /**
     * Reads {@code sms-gateway} again, resumes every provider and replaces the client even where nothing has changed: for
     * tests that share an application context.
     */
    public synchronized RefreshResult startAfresh() {
        if (current.started().isEmpty()) {
            return NOTHING;
        }
        current.with(client -> {
            client.providers().forEach(status -> client.resume(status.provider()));
            return client;
        });
        return refresh(true);
    }

    private synchronized RefreshResult refresh(boolean force) {
        if (hasOwnClient()) {
            return refused("the application has an SmsClient bean of its own, which a refresh cannot change");
        }
        try {
            ConfigurationProblems problems = new ConfigurationProblems();
            SmsGatewayProperties read = assembly.read(problems);
            Map<String, ProviderAccount<?>> accounts = assembly.accounts(read, problems);
            problems.throwIfAny();
            if (current.started().isEmpty() && read.providers().isEmpty()) {
                return NOTHING;
            }
            ConfiguredClient older = current.configured();
            SmsGatewayProperties properties = read.startedWith(older.properties());
            String restart = restart(read, properties);
            if (!force
                    && properties.equals(older.properties())
                    && older.providers().sameAs(accounts)) {
                return new RefreshResult(
                        RefreshResult.Outcome.UNCHANGED, "the configuration has not changed" + restart);
            }
            ConfiguredClient newer = assembly.build(properties, accounts, older.epoch() + (force ? 1 : 0), problems);
            if (!replace(older, newer)) {
                return refused("the application context is closed");
            }
            LOG.info("SMS gateway refreshed: {}{}", newer.client(), restart);
            return new RefreshResult(RefreshResult.Outcome.CHANGED, "the new configuration is in use" + restart);
        } catch (RuntimeException failure) {
            return refused(InvalidConfigurationException.reason(failure));
        }
    }

    private static String restart(SmsGatewayProperties read, SmsGatewayProperties inUse) {
        String changed = Stream.of(
                        read.async().equals(inUse.async()) ? "" : "sms-gateway.async",
                        read.state().equals(inUse.state()) ? "" : "sms-gateway.state",
                        read.outbox().equals(inUse.outbox()) ? "" : "sms-gateway.outbox",
                        read.codes().equals(inUse.codes()) ? "" : "sms-gateway.codes",
                        read.guard().equals(inUse.guard()) ? "" : "sms-gateway.guard",
                        read.page().equals(inUse.page()) ? "" : "sms-gateway.page")
                .filter(property -> !property.isEmpty())
                .collect(Collectors.joining(" and "));
        return changed.isEmpty() ? "" : "; " + changed + " applies at start only, restart the application to change it";
    }

    /** Swaps as the last step, so that a failure leaves the old client in place. */
    private boolean replace(ConfiguredClient older, ConfiguredClient newer) {
        boolean replaced = false;
        try {
            watch(newer);
            keepSuspended(older.client(), newer.client());
            replaced = current.swap(newer);
            return replaced;
        } finally {
            if (!replaced) {
                newer.client().close();
            }
        }
    }

    private static RefreshResult refused(String reason) {
        LOG.error("Refresh of the SMS gateway refused; the old configuration stays in use: {}", reason);
        return new RefreshResult(RefreshResult.Outcome.REFUSED, reason);
    }

    /** Suspends by hand in the newer client what is in the older one; suspensions in a store that both share are there. */
    private static void keepSuspended(SmsClient older, SmsClient newer) {
        Map<ProviderId, ProviderStatus> present = Maps.uniqueIndex(newer.providers(), ProviderStatus::provider);
        for (ProviderStatus status : older.providers()) {
            ProviderStatus same = present.get(status.provider());
            if (same != null) {
                Maps.difference(status.suspensions(), same.suspensions())
                        .entriesOnlyOnLeft()
                        .forEach((messageClass, suspension) ->
                                keepSuspended(newer, status.provider(), messageClass, suspension));
            }
        }
    }

    private static void keepSuspended(
            SmsClient client, ProviderId provider, MessageClass messageClass, Suspension suspension) {
        if (!suspension.isByHand()) {
            return;
        }
        try {
            client.suspend(provider, Set.of(messageClass), Refusal.SUSPENDED, suspension.note());
        } catch (IllegalStateException storeFailed) {
            LOG.warn("Suspension kept by the new client only: {}", storeFailed.getMessage());
        }
    }

    /** Rebuilds the client when an SSL bundle in use is reloaded, because connections keep the context of their creation. */
    synchronized void watch(ConfiguredClient configured) {
        configured.properties().providers().forEach((provider, entry) -> {
            String name = entry.ssl().bundle();
            if (entry.enabled() && name != null && !watched.contains(name)) {
                watch(name, "sms-gateway.providers." + provider + ".ssl.bundle");
                watched.add(name);
            }
        });
    }

    private void watch(String name, String property) {
        try {
            bundles.getObject().addBundleUpdateHandler(name, bundle -> {
                LOG.info("SSL bundle {} reloaded; refreshing the SMS gateway", name);
                refresh(true);
            });
        } catch (NoSuchSslBundleException | NoSuchBeanDefinitionException missing) {
            throw new InvalidConfigurationException(
                    "there is no SSL bundle `" + name + "`",
                    property,
                    "Define it under `spring.ssl.bundle`, for example as `spring.ssl.bundle.pem." + name + "`.");
        }
    }
}

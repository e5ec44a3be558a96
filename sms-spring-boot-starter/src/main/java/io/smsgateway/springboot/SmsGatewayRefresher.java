package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties.Async;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Takes changes of the configuration over while the application runs: reads it afresh, builds a new client and swaps it
 * for the old one whole. What is in flight ends on the old one. Safe for many threads; changes go one after the other.
 */
public final class SmsGatewayRefresher implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGatewayRefresher.class);

    private static final String NOTHING = "nothing was configured or used yet";

    private final SmsGatewayProperties atTheStart;
    private final CurrentClient current;
    private final ClientAssembly assembly;
    private final Environment environment;
    private final ObjectProvider<SslBundles> bundles;
    private final ObjectProvider<SmsClient> clients;
    private final Set<String> watched = new HashSet<>();

    SmsGatewayRefresher(
            SmsGatewayProperties atTheStart,
            CurrentClient current,
            ClientAssembly assembly,
            Environment environment,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<SmsClient> clients) {
        this.atTheStart = atTheStart;
        this.current = current;
        this.assembly = assembly;
        this.environment = environment;
        this.bundles = bundles;
        this.clients = clients;
    }

    /** Finds a mistake at the start even where a gateway of the application's own stands in front. */
    @Override
    public void afterSingletonsInstantiated() {
        if (clients.getIfUnique() != null) {
            // so that health, gauges and endpoint show it before the first message
            var unused = current.generation();
        } else if (!atTheStart.providers().isEmpty() && !hasOwnClient()) {
            watch(current.generation());
        }
    }

    private boolean hasOwnClient() {
        return clients.stream().findAny().isPresent();
    }

    /**
     * Reads {@code sms-gateway} again. A configuration that can't be is refused and logged, and everything stays as it
     * was; one that says the same as before changes nothing. {@code async} is read at the start only and stays, which the
     * answer says. A provider that was suspended by hand stays so, and one that a {@link
     * io.smsgateway.client.BalanceWatch} found empty; breakers, rates and other suspensions begin anew.
     */
    public RefreshResult refresh() {
        return refresh(false);
    }

    /**
     * Does the same even where nothing was changed, and holds nothing against a provider that was suspended by hand: for
     * tests that share an application, so that each begins with every provider up.
     */
    public synchronized RefreshResult startAfresh() {
        if (current.started().isEmpty()) {
            return new RefreshResult(RefreshResult.Outcome.UNCHANGED, NOTHING);
        }
        current.with(client -> {
            client.providers().forEach(pipeline -> client.resume(pipeline.provider()));
            return client;
        });
        return refresh(true);
    }

    private synchronized RefreshResult refresh(boolean evenIfTheSame) {
        if (hasOwnClient()) {
            return refused("the application makes its own SmsClient, which only it can change");
        }
        try {
            SmsGatewayProperties read = Binder.get(environment, strict())
                    .bindOrCreate(SmsGatewayProperties.PREFIX, SmsGatewayProperties.class);
            if (current.started().isEmpty() && read.providers().isEmpty()) {
                return new RefreshResult(RefreshResult.Outcome.UNCHANGED, NOTHING);
            }
            ConfiguredClient older = current.generation();
            Async inUse = older.properties().async();
            String stays = read.async().equals(inUse)
                    ? ""
                    : "; sms-gateway.async is read at the start only and stays as it was: restart to change it";
            SmsGatewayProperties fresh = read.with(inUse);
            if (!evenIfTheSame && fresh.equals(older.properties())) {
                return new RefreshResult(
                        RefreshResult.Outcome.UNCHANGED, "the configuration says the same as before" + stays);
            }
            ConfiguredClient newer =
                    assembly.build(fresh).begunAt(evenIfTheSame ? older.beginning() + 1 : older.beginning());
            if (!takenOver(older, newer)) {
                return refused("the application context is closed");
            }
            LOG.info("the SMS gateway was changed; it is now {}{}", newer.client(), stays);
            return new RefreshResult(RefreshResult.Outcome.CHANGED, "the new configuration is in use" + stays);
        } catch (RuntimeException bad) {
            return refused(InvalidConfigurationException.why(bad));
        }
    }

    /** Swaps last, so that whatever fails leaves the old one in its place. */
    private boolean takenOver(ConfiguredClient older, ConfiguredClient newer) {
        boolean taken = false;
        try {
            watch(newer);
            keepSuspended(older.client(), newer.client());
            taken = current.swap(newer);
            return taken;
        } finally {
            if (!taken) {
                newer.client().close();
            }
        }
    }

    /** As at the start: unknown names are refused, but for variables and system properties, which are not all ours. */
    private static BindHandler strict() {
        return new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
    }

    private static RefreshResult refused(String why) {
        LOG.error("the change of the SMS gateway's configuration is refused, and the old one stays: {}", why);
        return new RefreshResult(RefreshResult.Outcome.REFUSED, why);
    }

    private static void keepSuspended(SmsClient older, SmsClient newer) {
        List<ProviderId> there =
                newer.providers().stream().map(ProviderStatus::provider).toList();
        for (ProviderStatus pipeline : older.providers()) {
            if (pipeline.suspendedFor() == Refusal.HELD_BACK && there.contains(pipeline.provider())) {
                newer.suspend(pipeline.provider(), Refusal.HELD_BACK);
            }
        }
    }

    /** Has a change of the SSL bundles in use rebuild the client, for connections trust what they were made with. */
    synchronized void watch(ConfiguredClient generation) {
        generation.properties().providers().forEach((provider, entry) -> {
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
                LOG.info("the SSL bundle {} was reloaded", name);
                refresh(true);
            });
        } catch (NoSuchSslBundleException | NoSuchBeanDefinitionException missing) {
            throw new InvalidConfigurationException(
                    "there is no SSL bundle `" + name + "`",
                    property,
                    "Write it under `spring.ssl.bundle`, as `spring.ssl.bundle.pem." + name + "` for example.");
        }
    }
}

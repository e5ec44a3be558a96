package io.smsgateway.springboot;

import io.smsgateway.Refusal;
import io.smsgateway.client.LaneStatus;
import io.smsgateway.client.SmsClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Takes changes of the configuration over while the application runs: reads it afresh, builds a new client and swaps it
 * for the old one whole. What is in flight ends on the old one. Safe for many threads; changes go one after the other.
 */
public final class SmsGatewayRefresher implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGatewayRefresher.class);

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
        if (!atTheStart.providers().isEmpty() && clients.stream().findAny().isEmpty()) {
            watch(current.generation());
        }
    }

    /**
     * Reads {@code sms-gateway} again. A configuration that can't be is refused and logged, and everything stays as it
     * was; one that says the same as before changes nothing. What is read at the start only, such as {@code async}, stays.
     * A provider that was suspended by hand stays so; breakers and other suspensions begin anew.
     */
    public RefreshResult refresh() {
        return refresh(false);
    }

    /**
     * Does the same even where nothing was changed, and holds nothing against a provider that was suspended by hand: for
     * tests that share an application, so that each begins with every provider up.
     */
    public synchronized RefreshResult startAfresh() {
        current.with(client -> {
            client.lanes().forEach(lane -> client.resume(lane.provider()));
            return client;
        });
        return refresh(true);
    }

    private synchronized RefreshResult refresh(boolean evenIfTheSame) {
        if (clients.stream().findAny().isPresent()) {
            return refused("the application makes its own SmsClient, which only it can change");
        }
        try {
            SmsGatewayProperties fresh = Binder.get(environment, strict())
                    .bindOrCreate(SmsGatewayProperties.PREFIX, SmsGatewayProperties.class);
            Generation older = current.generation();
            if (!evenIfTheSame && fresh.equals(older.properties())) {
                return new RefreshResult(RefreshResult.Outcome.UNCHANGED, "the configuration says the same as before");
            }
            Generation newer = assembly.build(fresh);
            keepSuspended(older.client(), newer);
            current.swap(newer);
            watch(newer);
            LOG.info("the SMS gateway was changed; it is now {}", newer.client());
            return new RefreshResult(RefreshResult.Outcome.CHANGED, "the new configuration is in use");
        } catch (BadConfigurationException bad) {
            return refused(bad.inOneLine());
        } catch (BindException unreadable) {
            return refused(UnreadableConfiguration.of(unreadable).inOneLine());
        } catch (RuntimeException bad) {
            return refused(bad.getClass().getSimpleName() + ": " + bad.getMessage());
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

    private static void keepSuspended(SmsClient older, Generation newer) {
        for (LaneStatus lane : older.lanes()) {
            if (lane.suspendedFor() == Refusal.HELD_BACK
                    && newer.providers().find(lane.provider()).isPresent()) {
                newer.client().suspend(lane.provider(), Refusal.HELD_BACK);
            }
        }
    }

    /** Has a change of the SSL bundles in use rebuild the client, for connections trust what they were made with. */
    synchronized void watch(Generation generation) {
        List<String> names = generation.properties().providers().values().stream()
                .filter(ProviderProperties::enabled)
                .map(entry -> entry.ssl().bundle())
                .flatMap(Stream::ofNullable)
                .toList();
        for (String name : names) {
            if (watched.add(name)) {
                bundles.getObject().addBundleUpdateHandler(name, bundle -> {
                    LOG.info("the SSL bundle {} was reloaded", name);
                    refresh(true);
                });
            }
        }
    }
}

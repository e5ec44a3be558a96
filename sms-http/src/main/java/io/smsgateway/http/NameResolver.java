package io.smsgateway.http;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the name of one host on a thread of its own, because a look-up cannot be interrupted and may take longer than
 * its caller can wait. There is at most one look-up at a time, whose result all callers share, so that a look-up that
 * hangs occupies one thread.
 */
final class NameResolver {

    /** Looks up a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final String host;
    private final Lookup lookup;
    private @Nullable CompletableFuture<InetAddress[]> running;

    NameResolver(String host, Lookup lookup) {
        this.host = host;
        this.lookup = lookup;
    }

    /** Returns a future of the addresses, at least one. Each caller has its own, to cancel when it stops waiting. */
    CompletableFuture<InetAddress[]> resolve() {
        if (InetAddresses.isInetAddress(host)) {
            return CompletableFuture.completedFuture(new InetAddress[] {InetAddresses.forString(host)});
        }
        synchronized (this) {
            CompletableFuture<InetAddress[]> current = running;
            if (current == null || current.isDone()) {
                current = new CompletableFuture<>();
                start(current);
                running = current;
            }
            return current.copy();
        }
    }

    private void start(CompletableFuture<InetAddress[]> result) {
        Thread thread = new Thread(() -> run(result), "sms-http-resolve-" + host);
        thread.setDaemon(true);
        thread.start();
    }

    /** Completes the result whatever happens: a later look-up waits for it. */
    private void run(CompletableFuture<InetAddress[]> result) {
        try {
            result.complete(lookup.of(host));
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }
}

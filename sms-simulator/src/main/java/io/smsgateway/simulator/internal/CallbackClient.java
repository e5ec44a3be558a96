package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP client for callbacks: no proxy, no redirects; starts its threads with the first request. */
public final class CallbackClient implements AutoCloseable {

    private final ExecutorService workers = Executors.newCachedThreadPool(new ThreadFactoryBuilder()
            .setNameFormat("sms-simulator-callback-worker")
            .setDaemon(true)
            .build());
    private @Nullable HttpClient client;
    private boolean closed;

    /** Returns the response; empty when it is not complete within the timeout, which is real time. */
    public Optional<HttpResponse<String>> send(HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<String>> pending =
                client().sendAsync(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        try {
            return Optional.of(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            pending.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException("the simulator is closed");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .executor(workers)
                    .build();
        }
        return client;
    }

    /** Ends its threads. Before JDK 21 those of the HTTP client end when it is garbage collected. */
    @Override
    public void close() {
        HttpClient ending;
        synchronized (this) {
            closed = true;
            ending = client;
            client = null;
        }
        if (ending instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close the HTTP client for callbacks", e);
            }
        }
        workers.shutdownNow();
    }
}

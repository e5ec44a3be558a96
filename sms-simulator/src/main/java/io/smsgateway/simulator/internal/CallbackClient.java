package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
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

/** Calls URLs on this machine, straight and without following anybody elsewhere; has no threads before its first call. */
public final class CallbackClient implements AutoCloseable {

    public record Reply(int status, String body) {}

    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sms-simulator-callback-worker");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable HttpClient client;
    private boolean closed;

    public Optional<Reply> get(URI url, Duration timeout) {
        return send(HttpRequest.newBuilder(url).build(), timeout);
    }

    public Optional<Reply> post(URI url, String form, Duration timeout) {
        return post(url, "application/x-www-form-urlencoded", form, timeout);
    }

    public Optional<Reply> post(URI url, String contentType, String body, Duration timeout) {
        return send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                timeout);
    }

    /** The answer, unless none came whole within this time, which is real. */
    private Optional<Reply> send(HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<String>> answer =
                client().sendAsync(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        try {
            HttpResponse<String> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.of(new Reply(response.statusCode(), response.body()));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            answer.cancel(true);
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

    /** Ends its threads. Before JDK 21 that of the JDK's client ends by itself, once nobody holds the client any more. */
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
                throw new IllegalStateException("can't close the client of callbacks", e);
            }
        }
        workers.shutdownNow();
    }
}

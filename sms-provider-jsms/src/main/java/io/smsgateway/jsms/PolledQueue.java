package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.TimeSource;
import io.smsgateway.delivery.Page;
import io.smsgateway.delivery.UnrecognisedEvent;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Polls a queue from which the vendor returns each record once: at most 500 records per call, one call in five
 * seconds, by its inquiry page.
 */
final class PolledQueue<T> {

    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int FULL = 500;

    private final ProviderId provider;
    private final JsmsRequests requests;
    private final String path;
    private final Function<byte[], Optional<T>> reader;
    private final MinimumInterval pace;

    PolledQueue(
            ProviderId provider,
            JsmsRequests requests,
            TimeSource time,
            String path,
            Function<byte[], Optional<T>> reader) {
        this.provider = provider;
        this.requests = requests;
        this.path = path;
        this.reader = reader;
        this.pace = new MinimumInterval(time, PAUSE);
    }

    Page<T> poll() {
        RequestOutcome outcome;
        try {
            // a GET with side effects: the vendor removes what it returns
            outcome = pace.call(() -> requests.command(Method.GET, path, null));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RequestFailedException(
                    provider,
                    Refusal.INTERRUPTED,
                    null,
                    "interrupted while waiting for the minimum polling interval; no request was made");
        }
        byte[] body = outcome.success().body();
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            // an empty array means no records; anything else is a lost response, perhaps with records
            throw outcome.failure();
        }
        return page(body, text);
    }

    private Page<T> page(byte[] body, String text) {
        List<byte[]> records;
        try {
            records = Json.items(body);
        } catch (UnreadableResponseException unreadable) {
            return Page.<T>of(List.of()).withUnrecognised(List.of(unrecognised(text)));
        }
        List<T> items = new ArrayList<>(records.size());
        List<UnrecognisedEvent> unrecognised = new ArrayList<>();
        for (byte[] record : records) {
            reader.apply(record)
                    .ifPresentOrElse(
                            items::add,
                            () -> unrecognised.add(unrecognised(new String(record, StandardCharsets.UTF_8))));
        }
        return Page.of(items).withUnrecognised(unrecognised).withMore(records.size() >= FULL);
    }

    private UnrecognisedEvent unrecognised(String text) {
        return UnrecognisedEvent.of(provider, "", text);
    }
}

package io.smsgateway.jsms;

import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Responded;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vendor's number of a template or signature, as sent in paths and returned in responses. */
final class AdminId {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private AdminId() {}

    /**
     * Validates an id that becomes part of a path.
     *
     * @throws IllegalArgumentException if it is not a number
     */
    static String required(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a JSMS " + what
                    + " id must be a number, as the console and create() show it; no request was made");
        }
        return id;
    }

    /** Returns the id of what was created or changed; without an id in the response the effect is unknown. */
    static <A> String done(RequestOutcome outcome, Class<A> type, Function<A, @Nullable String> id) {
        String response = id.apply(outcome.success(type));
        if (response == null || !ID.matcher(response).matches()) {
            throw outcome.failure();
        }
        return response;
    }

    /**
     * Returns whether a response is about another id than requested; a response without an id counts as the requested
     * one.
     */
    static boolean isOther(@Nullable String response, String asked) {
        return response != null && !response.equals(asked);
    }

    /** Returns what was found; empty if the vendor responds with the code for something that does not exist. */
    static <A> Optional<A> found(String unknown, Supplier<A> parsed) {
        try {
            return Optional.of(parsed.get());
        } catch (RequestFailedException failed) {
            if (failed.code().filter(unknown::equals).isPresent()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Deletes. A success has an empty body; a body of another kind comes from something other than the vendor. */
    static void delete(JsmsRequests requests, String path) {
        RequestOutcome outcome = requests.command(Method.DELETE, path, null);
        if (!(outcome.http() instanceof Responded parsed) || parsed.status() != 200 || parsed.body().length > 0) {
            outcome.success(Wire.FailedResponse.class);
        }
    }
}

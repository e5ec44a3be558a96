package io.smsgateway.jsms;

import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Answered;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vendor's number of a template or a signature: where it is asked for, and where it is answered. */
final class AdminId {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private AdminId() {}

    /**
     * Checks what becomes part of a path.
     *
     * @throws IllegalArgumentException when it is no number
     */
    static String required(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a JSMS " + what + " id is a number, as the console and create show it; nothing was asked");
        }
        return id;
    }

    /** The id of what was done; without one nobody knows whether it was. */
    static <A> String done(RequestOutcome outcome, Class<A> type, Function<A, @Nullable String> id) {
        String answered = id.apply(outcome.success(type));
        if (answered == null || !ID.matcher(answered).matches()) {
            throw outcome.failure();
        }
        return answered;
    }

    /** Whether an answer is about something else than what was asked for; one that names nothing is taken for it. */
    static boolean isOther(@Nullable String answered, String asked) {
        return answered != null && !answered.equals(asked);
    }

    /** What was found; empty where the vendor answers with the code for what does not exist. */
    static <A> Optional<A> found(String unknown, Supplier<A> answer) {
        try {
            return Optional.of(answer.get());
        } catch (RequestFailedException failed) {
            if (failed.code().filter(unknown::equals).isPresent()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Deletes; what was done answers with nothing, and a page from elsewhere is not nothing. */
    static void delete(JsmsRequests requests, String path) {
        RequestOutcome outcome = requests.command(Method.DELETE, path, null);
        if (!(outcome.http() instanceof Answered answer) || answer.status() != 200 || answer.body().length > 0) {
            outcome.success(Wire.FailedResponse.class);
        }
    }
}

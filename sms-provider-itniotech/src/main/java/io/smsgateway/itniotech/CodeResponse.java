package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.http.Sensitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Response about codes. Every member is text, so that comparisons use exactly what was written. */
record CodeResponse(@Nullable Data data) {

    /**
     * The part about one code.
     *
     * @param verificationId its id
     * @param to the number it was sent to
     * @param matched the result of a check; the only member that has it
     */
    record Data(
            @Nullable String verificationId,
            @Nullable Sensitive<String> to,
            @Nullable String matched) {}

    /** Returns the id of the started code, if there is one. */
    Optional<String> startedId() {
        return Optional.ofNullable(data).map(Data::verificationId).filter(WireValue::isId);
    }

    /** Returns whether the response names this number, or none. */
    boolean isFor(String number) {
        String to = data == null ? null : reveal(data.to());
        return to == null || to.isBlank() || to.equals(number) || to.equals("+" + number);
    }
}

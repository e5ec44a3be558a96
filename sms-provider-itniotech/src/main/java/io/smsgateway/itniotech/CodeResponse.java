package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.http.Sensitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the vendor says of codes. Everything is text: what is compared must be what was written. */
record CodeResponse(@Nullable Data data) {

    /**
     * What it says of one code.
     *
     * @param verificationId its id
     * @param to the number it went to
     * @param matched what a check came to, the only member that says so
     */
    record Data(
            @Nullable String verificationId,
            @Nullable Sensitive<String> to,
            @Nullable String matched) {}

    /** The id of what was started, where there is one. */
    Optional<String> startedId() {
        return Optional.ofNullable(data).map(Data::verificationId).filter(WireValue::isId);
    }

    /** Whether it names this number, or none. */
    boolean isFor(String number) {
        String to = data == null ? null : reveal(data.to());
        return to == null || to.isBlank() || to.equals(number) || to.equals("+" + number);
    }
}

package io.smsgateway.itniotech;

import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.Json;
import io.smsgateway.http.Sensitive;
import io.smsgateway.http.UnreadableResponseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor says to a sending; any member may be missing, and counts are text on its pages.
 *
 * @param status {@code 0} for success of the call, negative for a refusal
 * @param reason a phrase or a constant of the vendor's programs; for people only
 * @param success how many numbers were taken
 * @param fail how many numbers were refused
 * @param array one entry for each number taken
 * @param failArray one entry for each number refused; not documented, but seen in 2025
 */
record SendResponse(
        @Nullable String status,
        @Nullable Sensitive<String> reason,
        @Nullable String success,
        @Nullable String fail,
        @Nullable List<@Nullable Entry> array,
        @Nullable List<@Nullable Entry> failArray) {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final SendResponse UNREADABLE = new SendResponse(null, null, null, null, null, null);

    /**
     * One number's part.
     *
     * @param msgId the vendor's id; a refused number has one too
     * @param orderId our id; older servers leave it out, or give a whole group one
     * @param status a code of its own; not seen yet
     * @param reason of a refusal
     */
    record Entry(
            @Nullable String msgId,
            @Nullable Sensitive<String> number,
            @Nullable String orderId,
            @Nullable String status,
            @Nullable Sensitive<String> reason) {

        /** Whether its own status, where it has one, says so too. */
        boolean isTaken() {
            return status == null || status.isBlank() || status.equals(StatusCode.SUCCESS);
        }

        /** The id, where it can be kept as it is: visible characters, far more than the 19 digits in use. */
        Optional<String> usableId() {
            return Optional.ofNullable(msgId)
                    .filter(id -> !id.isEmpty() && id.length() <= 100)
                    .filter(id -> id.chars().allMatch(c -> c > ' ' && c < 0x7f));
        }
    }

    /** What an answer says; one without a status where it is not in the vendor's form. */
    static SendResponse of(Answered answered) {
        try {
            return Json.read(answered.body(), SendResponse.class);
        } catch (UnreadableResponseException notTheVendors) {
            return UNREADABLE;
        }
    }

    List<Entry> taken() {
        return present(array);
    }

    List<Entry> refused() {
        return present(failArray);
    }

    /** Whether it counts exactly so many taken and refused; false where it does not count. */
    boolean counts(int taken, int refused) {
        return Integer.toString(taken).equals(success)
                && Integer.toString(refused).equals(fail);
    }

    /** Whether it counts both, and so many can't have been taken of all that were sent. */
    boolean contradicts(int taken, int sent) {
        return isCount(success)
                && isCount(fail)
                && (Integer.parseInt(success) < taken || Integer.parseInt(fail) > sent - taken);
    }

    /** Whether it counts none as taken; an answer that does not count has none. */
    boolean countsNoneTaken() {
        return success == null || success.isBlank() || success.equals("0");
    }

    private static boolean isCount(@Nullable String value) {
        return value != null && COUNT.matcher(value).matches();
    }

    private static List<Entry> present(@Nullable List<@Nullable Entry> entries) {
        return entries == null
                ? List.of()
                : entries.stream().filter(Objects::nonNull).toList();
    }
}

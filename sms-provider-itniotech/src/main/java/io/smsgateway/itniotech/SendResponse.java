package io.smsgateway.itniotech;

import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.Sensitive;
import io.smsgateway.http.UnreadableResponseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Response to a send request; any member may be missing, and counts are text on the vendor's pages.
 *
 * @param status {@code 0} for success of the call, negative for a refusal
 * @param reason a phrase or a constant of the vendor; for people only
 * @param success number of accepted numbers
 * @param fail number of refused numbers
 * @param array one entry for each accepted number
 * @param failArray one entry for each refused number; not documented, but seen in 2025
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
     * The part of one number.
     *
     * @param msgId the vendor's id; a refused number has one, too
     * @param orderId our order id; older servers omit it, or return one for a whole group
     * @param status a status of its own; not seen yet
     * @param reason of a refusal
     */
    record Entry(
            @Nullable String msgId,
            @Nullable Sensitive<String> number,
            @Nullable String orderId,
            @Nullable String status,
            @Nullable Sensitive<String> reason) {

        /** Returns whether its own status, if it has one, is success. */
        boolean isTaken() {
            return status == null || status.isBlank() || status.equals(StatusCode.SUCCESS);
        }

        /** Returns the id if it can be stored as it is: visible characters, many more than the 19 digits in use. */
        Optional<String> usableId() {
            return Optional.ofNullable(msgId)
                    .filter(id -> !id.isEmpty() && id.length() <= 100)
                    .filter(id -> id.chars().allMatch(c -> c > ' ' && c < 0x7f));
        }
    }

    /** Reads a response; without a status if it is not in the vendor's format. */
    static SendResponse of(Responded response) {
        try {
            return Json.read(response.body(), SendResponse.class);
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

    /** Returns whether the counts equal exactly these numbers; false if they are missing. */
    boolean counts(int taken, int refused) {
        return Integer.toString(taken).equals(success)
                && Integer.toString(refused).equals(fail);
    }

    /** Returns whether both counts are present and contradict the number of sent messages. */
    boolean contradicts(int taken, int sent) {
        return isCount(success)
                && isCount(fail)
                && (Integer.parseInt(success) < taken || Integer.parseInt(fail) > sent - taken);
    }

    /** Returns whether no message is counted as accepted; true if there is no count. */
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

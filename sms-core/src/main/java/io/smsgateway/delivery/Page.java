package io.smsgateway.delivery;

import java.util.List;

/**
 * One answer of a vendor that hands out what it has in pieces.
 *
 * @param items what could be read; copied
 * @param unrecognised what could not, as it came; copied
 * @param more whether there is probably more, so that asking again at once is worth it
 */
public record Page<T>(List<T> items, List<UnrecognisedEvent> unrecognised, boolean more) {

    public Page {
        items = List.copyOf(items);
        unrecognised = List.copyOf(unrecognised);
    }

    public boolean isEmpty() {
        return items.isEmpty() && unrecognised.isEmpty();
    }
}

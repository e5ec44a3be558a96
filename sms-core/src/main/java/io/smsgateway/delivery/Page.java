package io.smsgateway.delivery;

import java.util.List;

/**
 * A page of new items from a vendor.
 *
 * @param items the items that could be parsed; copied
 * @param unrecognised those that could not, unchanged; copied
 * @param more whether there are probably more, so that the next page is worth a request at once
 */
public record Page<T>(List<T> items, List<UnrecognisedEvent> unrecognised, boolean more) {

    public Page {
        items = List.copyOf(items);
        unrecognised = List.copyOf(unrecognised);
    }

    /** Returns whether the page has neither items nor unrecognised events. */
    public boolean isEmpty() {
        return items.isEmpty() && unrecognised.isEmpty();
    }
}

package io.smsgateway.delivery;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of new items from a vendor. Immutable.
 *
 * @param <T> the type of the items
 */
public final class Page<T> {

    private final List<T> items;
    private final List<UnrecognisedEvent> unrecognised;
    private final boolean more;

    private Page(List<T> items, List<UnrecognisedEvent> unrecognised, boolean more) {
        this.items = List.copyOf(items);
        this.unrecognised = List.copyOf(unrecognised);
        this.more = more;
    }

    /**
     * Creates the last page.
     *
     * @param items the items that could be parsed; copied
     */
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, List.of(), false);
    }

    /** Returns the items that could be parsed. */
    public List<T> items() {
        return items;
    }

    /** Returns what could not be parsed, unchanged. */
    public List<UnrecognisedEvent> unrecognised() {
        return unrecognised;
    }

    /** Returns whether there are probably more, so that the next page is worth a request at once. */
    public boolean more() {
        return more;
    }

    /** Returns whether the page has neither items nor unrecognised events. */
    public boolean isEmpty() {
        return items.isEmpty() && unrecognised.isEmpty();
    }

    /** Returns a copy with these events that could not be parsed; the list is copied. */
    public Page<T> withUnrecognised(List<UnrecognisedEvent> other) {
        return new Page<>(items, other, more);
    }

    /** Returns a copy after which there are probably more, or not. */
    public Page<T> withMore(boolean other) {
        return new Page<>(items, unrecognised, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Page<?> that
                && items.equals(that.items)
                && unrecognised.equals(that.unrecognised)
                && more == that.more;
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, unrecognised, more);
    }

    @Override
    public String toString() {
        return "Page{" + items.size() + " items, " + unrecognised.size() + " unrecognised"
                + (more ? ", more to come" : "") + "}";
    }
}

package io.smsgateway.catalog;

import io.smsgateway.SmsContent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template that the vendor keeps.
 *
 * @param names from the vendor's parameter names to the application's
 */
record VendorForm(String id, @Nullable String signature, Map<String, String> names) implements Form {

    VendorForm {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a vendor's template needs its id");
        }
        names = Map.copyOf(names);
    }

    @Override
    public Set<String> parameters() {
        return Set.copyOf(names.values());
    }

    @Override
    public SmsContent fill(Map<String, String> values) {
        if (names.size() == 1) {
            Map.Entry<String, String> only = names.entrySet().iterator().next();
            return SmsContent.VendorTemplate.of(
                            id, Map.of(only.getKey(), Objects.requireNonNull(values.get(only.getValue()))))
                    .withSignature(signature);
        }
        Map<String, String> filled = new HashMap<>();
        names.forEach((theirs, ours) -> filled.put(theirs, Objects.requireNonNull(values.get(ours))));
        return SmsContent.VendorTemplate.of(id, filled).withSignature(signature);
    }

    @Override
    public @Nullable String sender() {
        return null;
    }
}

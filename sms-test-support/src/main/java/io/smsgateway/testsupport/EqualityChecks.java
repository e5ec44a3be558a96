package io.smsgateway.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.function.Supplier;

/** Checks classes whose equality is over all their state. */
public final class EqualityChecks {

    private EqualityChecks() {}

    /**
     * Checks that two values of the same maker are equal and have the same hash code, and that values of different
     * makers differ.
     */
    public static void assertToldApart(List<Supplier<?>> makers) {
        for (int i = 0; i < makers.size(); i++) {
            Object value = makers.get(i).get();
            Object same = makers.get(i).get();
            assertEquals(same, value);
            assertEquals(same.hashCode(), value.hashCode());
            assertNotEquals(value, null);
            assertNotEquals(value, new Object());
            for (int j = 0; j < makers.size(); j++) {
                if (j != i) {
                    assertNotEquals(makers.get(j).get(), value, "makers " + i + " and " + j);
                }
            }
        }
    }
}

package io.smsgateway.springboot.properties;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. Internal: may change without notice. */
public final class NameSuggestion {

    private NameSuggestion() {}

    /** Returns the known name that differs in at most a third of its letters; null where there is none. */
    public static @Nullable String nearest(String written, Collection<String> known) {
        return nearest(written, known, name -> name.length() / 3);
    }

    /**
     * Returns the nearest name; null where there is none.
     *
     * @param limit the maximum number of letters in which a known name may differ, at least 1
     */
    static @Nullable String nearest(String written, Collection<String> known, ToIntFunction<String> limit) {
        return known.stream()
                .filter(name -> distance(written, name) <= Math.max(1, limit.applyAsInt(name)))
                .filter(name -> name.length() > 2)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** Returns a sentence that suggests the nearest name, with a blank before it; empty where there is none. */
    public static String suggestion(String written, Collection<String> known) {
        String nearest = nearest(written, known);
        return nearest == null ? "" : " Did you mean `" + nearest + "`?";
    }

    /** Returns the number of letters to insert, remove, replace or swap with their neighbour. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = Math.max(i, j);
                if (i > 0 && j > 0) {
                    int replaced = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    costs[i][j] = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
                }
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
                }
            }
        }
        return costs[a.length()][b.length()];
    }
}

package io.smsgateway.codes;

import io.smsgateway.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys from which codes are derived: the current one for codes that are started, and previous ones for codes that were sent
 * before a change. A key is enough to compute the code of an id. Immutable; does not print keys.
 *
 * <p>To change the key of several machines, first give all of them the new one as a {@linkplain #withPrevious previous} key, then
 * make it the current one, and remove the old one after the life of a code.
 */
public final class CodeKeys {

    private static final int MIN_LENGTH = 32;
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,8}");

    private final String currentId;
    private final CodeDerivation current;
    private final Map<String, CodeDerivation> keys;

    private CodeKeys(String currentId, CodeDerivation current, Map<String, CodeDerivation> keys) {
        this.currentId = currentId;
        this.current = current;
        this.keys = keys;
    }

    /**
     * Returns keys with one key.
     *
     * @param id from 1 to 8 small letters and digits; a part of the id of each code
     * @param key at least 32 random characters, the same for all machines, used for nothing else
     * @throws IllegalArgumentException when one of them is not so; the message does not repeat the key
     */
    public static CodeKeys of(String id, Secret key) {
        CodeDerivation current = derivation(requireId(id), key);
        return new CodeKeys(id, current, Map.of(id, current));
    }

    /**
     * Returns a copy that also checks codes of this key.
     *
     * @param id of a key that is not there yet
     * @throws IllegalArgumentException as {@link #of} does, or when the id is there
     */
    public CodeKeys withPrevious(String id, Secret key) {
        Map<String, CodeDerivation> all = new LinkedHashMap<>(keys);
        if (all.put(requireId(id), derivation(id, key)) != null) {
            throw new IllegalArgumentException("two keys of codes have the id " + id + "; give the new key another id");
        }
        return new CodeKeys(currentId, current, Map.copyOf(all));
    }

    private static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a key of codes must be 1 to 8 small letters and digits");
        }
        return id;
    }

    private static CodeDerivation derivation(String id, Secret key) {
        int length = key.reveal().length();
        if (length < MIN_LENGTH) {
            throw new IllegalArgumentException("the key of codes " + id + " must have at least " + MIN_LENGTH
                    + " characters, not " + length + "; use a random value");
        }
        return new CodeDerivation(id, key);
    }

    CodeDerivation current() {
        return current;
    }

    /** Returns the key that an id names; null where the id is malformed or its key is not there. */
    @Nullable
    CodeDerivation of(String codeId) {
        int dot = codeId.indexOf('.');
        CodeDerivation key = keys.get(codeId.substring(0, Math.max(dot, 0)));
        return key != null && CodeDerivation.isRandomPart(codeId, dot + 1) ? key : null;
    }

    /** Returns the ids of all keys. */
    public Set<String> ids() {
        return keys.keySet();
    }

    @Override
    public String toString() {
        return "CodeKeys{current " + currentId + ", all " + keys.keySet() + "}";
    }
}

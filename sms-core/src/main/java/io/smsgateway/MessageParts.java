package io.smsgateway;

import java.util.BitSet;

/**
 * How networks split a text into message parts, each of which is billed.
 *
 * @param encoding how its characters are encoded
 * @param length in units of the encoding: characters of GSM 7, where those of the extension count two; code units of
 *     UCS-2
 * @param parts how many parts it takes; at least 1
 */
public record MessageParts(Encoding encoding, int length, int parts) {

    /** How characters are encoded. */
    public enum Encoding {
        /** The default alphabet of 3GPP TS 23.038 and its extension: 160 in a single part, 153 in each of several. */
        GSM_7(160, 153),
        /** All other characters: 70 in a single part, 67 in each of several. */
        UCS_2(70, 67);

        private final int single;
        private final int concatenated;

        Encoding(int single, int concatenated) {
            this.single = single;
            this.concatenated = concatenated;
        }
    }

    private static final BitSet BASIC = characters("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final BitSet EXTENSION = characters("\f^{}\\[~]|€");

    public MessageParts {
        if (length < 0 || parts < 1) {
            throw new IllegalArgumentException("length must be at least 0, and parts at least 1");
        }
    }

    /** Splits a text by the rule of the networks: GSM 7 where every character is in its alphabet, else UCS-2. */
    public static MessageParts of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.get(c) || EXTENSION.get(c));
        return gsm
                ? split(Encoding.GSM_7, text, c -> EXTENSION.get(c) ? 2 : 1)
                : split(Encoding.UCS_2, text, Character::charCount);
    }

    /**
     * Splits a text by the rule that vendors in China bill by, whatever the alphabet: 70 in a single part, 67 in each
     * of several, and a line break counts two.
     */
    public static MessageParts ofAnyAlphabet(String text) {
        return split(
                Encoding.UCS_2, text.replace("\r\n", "\n"), c -> c == '\n' || c == '\r' ? 2 : Character.charCount(c));
    }

    private interface Units {
        int of(int codePoint);
    }

    /** Never splits a character of two units, so that a part may end one unit short. */
    private static MessageParts split(Encoding encoding, String text, Units units) {
        int length = text.codePoints().map(units::of).sum();
        if (length <= encoding.single) {
            return new MessageParts(encoding, length, 1);
        }
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int needed = units.of(text.codePointAt(i));
            if (used + needed > encoding.concatenated) {
                parts++;
                used = 0;
            }
            used += needed;
        }
        return new MessageParts(encoding, length, parts);
    }

    private static BitSet characters(String alphabet) {
        BitSet set = new BitSet();
        alphabet.chars().forEach(set::set);
        return set;
    }
}

package io.smsgateway;

import java.util.BitSet;

/**
 * How a text is cut into the messages that networks carry, each of which is billed.
 *
 * @param encoding how its characters are carried
 * @param length in the encoding's units: characters of GSM 7, where those of the extension count two; code units of UCS-2
 * @param parts how many messages it takes; at least 1
 */
public record MessageParts(Encoding encoding, int length, int parts) {

    /** How characters are carried. */
    public enum Encoding {
        /** The default alphabet of 3GPP TS 23.038 and its extension: 160 in one message, 153 in each of several. */
        GSM_7(160, 153),
        /** Any other: 70 in one message, 67 in each of several. */
        UCS_2(70, 67);

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    private static final BitSet BASIC = characters("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final BitSet EXTENSION = characters("\f^{}\\[~]|€");

    public MessageParts {
        if (length < 0 || parts < 1) {
            throw new IllegalArgumentException("a text has a length of 0 or more, and at least one part");
        }
    }

    /** By the rule of the networks: GSM 7 where every character is in its alphabet, else UCS-2. */
    public static MessageParts of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.get(c) || EXTENSION.get(c));
        return gsm
                ? cut(Encoding.GSM_7, text, c -> EXTENSION.get(c) ? 2 : 1)
                : cut(Encoding.UCS_2, text, Character::charCount);
    }

    /**
     * By the rule that vendors in China bill by, whatever the alphabet: 70 in one message, 67 in each of several, and a
     * line break counts two.
     */
    public static MessageParts ofAnyAlphabet(String text) {
        return cut(
                Encoding.UCS_2, text.replace("\r\n", "\n"), c -> c == '\n' || c == '\r' ? 2 : Character.charCount(c));
    }

    private interface Units {
        int of(int codePoint);
    }

    /** What takes two units is never cut in two, so that a part may end one short. */
    private static MessageParts cut(Encoding encoding, String text, Units units) {
        int length = text.codePoints().map(units::of).sum();
        if (length <= encoding.alone) {
            return new MessageParts(encoding, length, 1);
        }
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int needed = units.of(text.codePointAt(i));
            if (used + needed > encoding.joined) {
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

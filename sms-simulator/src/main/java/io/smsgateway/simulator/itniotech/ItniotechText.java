package io.smsgateway.simulator.itniotech;

import java.util.Arrays;

/**
 * Counts the parts that a text is billed as. Decided here, where the vendor's pages are silent: a part holds 160 characters of GSM-7
 * with its extension table, or 153 of a long text, and 70 or 67 of UCS-2; neither an escaped character nor a surrogate pair
 * is split.
 */
final class ItniotechText {

    private static final String GSM7 = "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5"
            + "\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./"
            + "0123456789:;<=>?\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bf"
            + "abcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0";
    private static final String GSM7_ESCAPED = "\f^{}\\[~]|\u20ac";

    private ItniotechText() {}

    static int parts(String content) {
        int[] widths = new int[content.length()];
        for (int i = 0; i < widths.length; i++) {
            char c = content.charAt(i);
            if (GSM7.indexOf(c) >= 0) {
                widths[i] = 1;
            } else if (GSM7_ESCAPED.indexOf(c) >= 0) {
                widths[i] = 2;
            } else {
                int[] units = content.codePoints().map(Character::charCount).toArray();
                return parts(units, 70, 67);
            }
        }
        return parts(widths, 160, 153);
    }

    private static int parts(int[] widths, int single, int concatenated) {
        if (Arrays.stream(widths).sum() <= single) {
            return 1;
        }
        int parts = 1;
        int used = 0;
        for (int width : widths) {
            if (used + width > concatenated) {
                parts++;
                used = 0;
            }
            used += width;
        }
        return parts;
    }
}

package io.smsgateway;

/** Rules of how a phone number is written: which characters separate its groups of digits, and where they may stand. */
final class NumberSyntax {

    private static final int MAX_LENGTH = 40;
    private static final int NONE = -1;

    private final String written;
    private final StringBuilder digits = new StringBuilder();
    private int groups;
    /** Start of the last group of digits. */
    private int group = NONE;

    private int dots;
    private int openBracket = NONE;
    private int lastBracket = NONE;
    private boolean digitsBeforeBracket;

    private NumberSyntax(String written) {
        this.written = written;
    }

    /**
     * Returns the digits of a number, with a plus in front of them where the number has one.
     *
     * @throws IllegalArgumentException when a character is not allowed, or stands where digits would follow it that do
     *     not belong to the number; names its index
     */
    static String digits(String written) {
        if (written.length() > MAX_LENGTH) {
            throw refused("longer than " + MAX_LENGTH + " characters");
        }
        return isPlain(written) ? written : new NumberSyntax(written).read();
    }

    private static boolean isPlain(String written) {
        for (int i = written.startsWith("+") ? 1 : 0; i < written.length(); i++) {
            if (!isDigit(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String read() {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (isDigit(c)) {
                digit(c, i);
            } else {
                separator(c, i);
            }
        }
        require(openBracket == NONE, "bracket", openBracket, "is not closed");
        if (groups > 0) {
            checkEnd(written.stripTrailing().length() - 1);
        }
        return digits.toString();
    }

    private void digit(char c, int index) {
        if (groups == 0 || !isDigit(written.charAt(index - 1))) {
            groups++;
            group = index;
        }
        digits.append(c);
    }

    private void separator(char c, int index) {
        switch (c) {
            case ' ' -> {}
            case '-', '.' -> {
                require(groups > 0, "separator", index, "follows no digit");
                dots += c == '.' ? 1 : 0;
            }
            case '(' -> {
                require(openBracket == NONE, "bracket", index, "opens within another one");
                openBracket = index;
                lastBracket = index;
                digitsBeforeBracket = groups > 0;
            }
            case ')' -> {
                require(openBracket != NONE, "bracket", index, "closes none");
                openBracket = NONE;
            }
            case '+' -> {
                require(digits.isEmpty(), "plus", index, "is not the first sign of the number");
                digits.append(c);
            }
            default ->
                throw refused("only digits, a leading plus, blanks, hyphens, dots and brackets are allowed, unlike the"
                        + " character at index " + index);
        }
    }

    private void checkEnd(int last) {
        char end = written.charAt(last);
        require(end != '-' && end != '.', "separator", last, "precedes no digit");
        require(
                end != ')' || !digitsBeforeBracket,
                "bracket",
                lastBracket,
                "opens behind the number; remove the extension");
        require(!endsInFraction(last), "dot", group - 1, "begins a decimal fraction; export the numbers as text");
    }

    /** Spreadsheets and floating-point formats append zeros behind a dot. Groups of numbers have two digits or more. */
    private boolean endsInFraction(int last) {
        if (group == 0 || written.charAt(group - 1) != '.' || !isDigit(written.charAt(last))) {
            return false;
        }
        int length = last + 1 - group;
        boolean zeros = written.substring(group, last + 1).chars().allMatch(c -> c == '0');
        return length == 1 || (length == 2 && dots == 1) || (zeros && groups == 2 && length < group);
    }

    private static void require(boolean holds, String what, int index, String problem) {
        if (!holds) {
            throw refused("the " + what + " at index " + index + " " + problem);
        }
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("not a phone number: " + reason);
    }
}

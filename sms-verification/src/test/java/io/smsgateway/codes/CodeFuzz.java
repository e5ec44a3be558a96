package io.smsgateway.codes;

import static io.smsgateway.codes.CodeStoreContract.KEYS;
import static io.smsgateway.codes.CodeStoreContract.LOGIN;
import static io.smsgateway.codes.CodeStoreContract.SESSION;
import static io.smsgateway.codes.CodeStoreContract.TO;

import io.smsgateway.codes.CodeSending.Status;
import io.smsgateway.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/** The first line is typed as a code, in which C stands for the right one; the others are an id, a purpose and a session. */
final class CodeFuzz {

    private CodeFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", 4);
        if (lines.length == 4) {
            SettableClock clock = SettableClock.at("2026-11-30T10:00:00Z");
            CodeService codes = CodeService.builder()
                    .sender(message -> Optional.empty())
                    .keys(KEYS)
                    .store(new InMemoryCodeStore())
                    .text(CollectingGateway.TEXT)
                    .time(clock)
                    .build();
            String id = codes.start(TO, LOGIN, SESSION).id();
            check(codes, id, lines);
        }
    }

    private static void check(CodeService codes, String id, String[] lines) {
        String right = KEYS.current().code(id, 6);
        String typed = lines[0].replace("C", right);
        String other = lines[1];
        require(
                other.equals(id)
                        || codes.check(other, TO, LOGIN, SESSION, right).verdict() == CodeVerdict.UNKNOWN,
                "an id of its own");
        require(codes.resend(other, TO).status() == Status.UNKNOWN && codes.cancel(other), "no other id");
        require(
                lines[2].equals(LOGIN)
                        || codes.check(id, TO, lines[2], SESSION, right).verdict() == CodeVerdict.UNKNOWN,
                "one purpose");
        require(
                lines[3].equals(SESSION)
                        || codes.check(id, TO, LOGIN, lines[3], right).verdict() == CodeVerdict.UNKNOWN,
                "one session");
        CodeCheck check = codes.check(id, TO, LOGIN, SESSION, typed);
        boolean isRight = typed.length() <= 100 && digits(typed).equals(right);
        require(check.equals(isRight ? CodeCheck.of(CodeVerdict.VALID) : CodeCheck.wrong(4)), "the right verdict");
        CodeVerdict again = codes.check(id, TO, LOGIN, SESSION, right).verdict();
        require(again == (isRight ? CodeVerdict.USED : CodeVerdict.VALID), "one use");
    }

    /** Reads a code character by character; empty where one is neither a digit nor between digits. */
    private static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        for (int c :
                Normalizer.normalize(typed, Normalizer.Form.NFKC).codePoints().toArray()) {
            if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                digits.append(Character.digit(c, 10));
            } else if (!isBetweenDigits(c)) {
                return "";
            }
        }
        return digits.toString();
    }

    private static boolean isBetweenDigits(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.FORMAT -> true;
            default -> c == 0x2212 || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
        };
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("a code has " + what);
        }
    }
}

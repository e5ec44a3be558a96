package io.smsgateway.codec;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.TextSanitizer;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes random messages and results, with any text that their properties may hold. */
final class RandomForms {

    private static final String STRUCTURE = "{}=;\\u:+\"' \u00a0\u2028";

    /** Kept, because collecting them takes milliseconds. */
    private static final Locale[] LOCALES = Locale.getAvailableLocales();

    /** Kept, because a key has many characters, and to ask for each takes most of the time. */
    private static final BitSet PRINTABLE = printable();

    private final Random random;

    RandomForms(long seed) {
        this.random = new Random(seed);
    }

    SmsMessage message() {
        SmsContent content = content();
        SmsMessage message = SmsMessage.of(
                        PhoneNumber.of("+86138" + (10_000_000 + random.nextInt(89_999_999))), content)
                .withClass(any(MessageClass.values()))
                .from(maybe(() -> printable(32)))
                .keyed(maybe(() -> printable(200)))
                .until(maybe(this::instant))
                .within(maybe(() -> Duration.ofSeconds(1 + random.nextInt(31_000_000), random.nextInt(1_000_000_000))))
                .via(maybe(this::provider))
                .tagged(maybe(() -> printable(10)))
                .withMetadata(map(10, () -> printable(40), () -> printable(200)));
        int copies = content instanceof VendorCode ? 1 : 5;
        return message.with(maybe(() -> new Guarantee(1 + random.nextInt(copies))));
    }

    private SmsContent content() {
        Supplier<String> name = () -> sendable(20);
        Supplier<String> value = () -> sendable(100);
        return switch (random.nextInt(4)) {
            case 0 -> new SmsContent.Text("x" + sendable(500));
            case 1 -> new SmsContent.Template("x" + anything(20), map(20, name, value));
            case 2 ->
                SmsContent.VendorTemplate.of("x" + anything(20), map(20, name, value))
                        .withSignature(maybe(() -> anything(20)));
            default ->
                VendorCode.by(any(VendorCode.Channel.values()))
                        .withTemplate(maybe(() -> anything(20)))
                        .withSignature(maybe(() -> anything(20)))
                        .withCode(maybe(() -> Integer.toString(1000 + random.nextInt(90_000_000))))
                        .withLanguage(maybe(() -> any(LOCALES)))
                        .withLifetime(maybe(() -> Duration.ofSeconds(1 + random.nextInt(86_400))));
        };
    }

    SendResult result() {
        ProviderId provider = random.nextInt(10) == 0 ? ProviderId.NONE : provider();
        SendResult result = switch (random.nextInt(3)) {
            case 0 -> new Accepted(provider, "x" + anything(40));
            case 1 ->
                new Refused(provider, any(Refusal.values()), anything(300))
                        .withCode(maybe(() -> anything(300)))
                        .withRetryAfter(maybe(this::duration));
            default ->
                new Unconfirmed(provider, anything(300))
                        .withReference(maybe(() -> anything(20)))
                        .withMessageId(maybe(() -> anything(20)));
        };
        return result.forMessage(
                maybe(() -> anything(200)),
                map(10, () -> anything(40), () -> anything(200)),
                Stream.generate(this::attempt).limit(random.nextInt(5)).toList());
    }

    private Attempt attempt() {
        return new Attempt(provider(), instant(), duration(), any(Attempt.Outcome.values()))
                .withRefusal(maybe(() -> any(Refusal.values())), maybe(() -> anything(20)), maybe(() -> anything(30)))
                .withReference(maybe(() -> anything(20)))
                .withMessageId(maybe(() -> anything(20)));
    }

    /** Returns the text with a few characters changed, lost, doubled or moved. */
    String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && mutated.length() > 0; i--) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(7)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.setLength(at);
                case 2 -> mutated.insert(at, STRUCTURE.charAt(random.nextInt(STRUCTURE.length())));
                case 3 -> mutated.setCharAt(at, (char) random.nextInt(0x1_0000));
                case 4 -> mutated.insert(at, mutated.substring(at, end));
                case 5 -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
                default -> mutated.setCharAt(at, (char) ('0' + random.nextInt(10)));
            }
        }
        return mutated.toString();
    }

    private ProviderId provider() {
        return ProviderId.of("p" + random.nextInt(1000) + "-x");
    }

    private Instant instant() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.MIN;
            case 1 -> Instant.MAX;
            case 2 -> Instant.ofEpochSecond(-random.nextInt(), random.nextInt(1_000_000_000));
            default -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(), random.nextInt(1000) * 1_000_000L);
        };
    }

    private Duration duration() {
        return switch (random.nextInt(8)) {
            case 0 -> Duration.ofSeconds(Long.MIN_VALUE);
            case 1 -> Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
            case 2 -> Duration.ofNanos(random.nextLong());
            default -> Duration.ofMillis(random.nextInt(60_000));
        };
    }

    private Map<String, String> map(int max, Supplier<String> name, Supplier<String> value) {
        Map<String, String> map = new HashMap<>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            map.put(name.get(), value.get());
        }
        return map;
    }

    /** Any characters, halves of surrogate pairs and control characters among them. */
    private String anything(int max) {
        return characters(max, () -> switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x1_0000);
            case 1 -> STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
            case 2 -> random.nextInt(0x11_0000);
            default -> ' ' + random.nextInt(0x60);
        });
    }

    /** What a text may hold: no control characters but line breaks and tab, and whole pairs only. */
    private String sendable(int max) {
        return characters(max, () -> {
            int c = anything(1).codePointAt(0);
            return Character.isISOControl(c) || isSurrogate(c) ? "\n\r\t中x".charAt(random.nextInt(5)) : c;
        });
    }

    /** What a key may hold: nothing that is escaped when it is printed, and nothing beyond U+FFFF. */
    private String printable(int max) {
        String rest = characters(max - 1, () -> {
            int c = anything(1).codePointAt(0);
            return c <= 0xffff && PRINTABLE.get(c) ? c : '字';
        });
        return "x" + rest;
    }

    private static BitSet printable() {
        BitSet printable = new BitSet();
        for (int c = 0; c <= 0xffff; c++) {
            String text = Character.toString(c);
            printable.set(c, TextSanitizer.of(text).equals(text));
        }
        return printable;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private String characters(int max, IntSupplier character) {
        StringBuilder text = new StringBuilder();
        for (int i = max == 1 ? 1 : random.nextInt(max + 1); i > 0; i--) {
            text.appendCodePoint(character.getAsInt());
        }
        return text.toString();
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}

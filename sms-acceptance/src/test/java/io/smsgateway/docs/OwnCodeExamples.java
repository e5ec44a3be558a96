package io.smsgateway.docs;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.codes.CodeCheck;
import io.smsgateway.codes.CodeKeys;
import io.smsgateway.codes.CodeSchema;
import io.smsgateway.codes.CodeSender;
import io.smsgateway.codes.CodeSending;
import io.smsgateway.codes.CodeService;
import io.smsgateway.codes.CodeSettings;
import io.smsgateway.codes.JdbcCodeStore;
import io.smsgateway.codes.PhoneAutofill;
import io.smsgateway.guard.SmsGuard;
import io.smsgateway.outbox.SmsOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The code of {@code docs/codes.md}. */
final class OwnCodeExamples {

    private OwnCodeExamples() {}

    static CodeService service(SmsGateway gateway, DataSource dataSource, String key) {
        CodeSchema.create(dataSource); // or run the script of the jar in a migration
        CodeService codes = CodeService.builder()
                .gateway(gateway)
                .keys(CodeKeys.of("k1", Secret.of("codes key", key)))
                .store(JdbcCodeStore.of(dataSource))
                .settings(CodeSettings.DEFAULT
                        .withLife(Duration.ofMinutes(5))
                        .withResendPauses(List.of(Duration.ofSeconds(60))))
                .build();
        return codes;
    }

    static void use(CodeService codes, PhoneNumber number, String session, String typed) {
        CodeSending started = codes.start(number, "login-code", session);
        showResendAt(started.resendAt());

        CodeCheck check = codes.check(started.id(), number, "login-code", session, typed);
        switch (check.verdict()) {
            case VALID -> logIn();
            case WRONG -> askAgain(check.triesLeft());
            case EXPIRED, USED, TOO_MANY_TRIES, UNKNOWN -> offerNewCode();
            case UNAVAILABLE -> showCheckUnavailable();
        }

        CodeSending again = codes.resend(started.id(), number);
        showResendAt(again.resendAt());
    }

    static CodeSender throughOutbox(SmsOutbox outbox, SmsGuard guard) {
        // asks the guard at the start: otherwise a code could be guessed whose message it refuses later
        CodeSender sender = guard.before(message -> {
            outbox.submit(message);
            return Optional.empty();
        });
        return sender;
    }

    static void autofill(PhoneNumber number, byte[] signingCertificate, String code) {
        String web = PhoneAutofill.forWebsite("Your code is " + code + ".", "example.com", code);
        String hash = PhoneAutofill.appHash("com.example.app", signingCertificate);
        String app = PhoneAutofill.forAndroidApp("Your code is " + code + ".", hash);
        show(SmsMessage.text(number, web), SmsMessage.text(number, app));
    }

    private static void showResendAt(Optional<Instant> at) {
        show(at);
    }

    private static void logIn() {}

    private static void askAgain(int triesLeft) {
        show(triesLeft);
    }

    private static void offerNewCode() {}

    private static void showCheckUnavailable() {}

    private static void show(Object... shown) {
        if (shown.length == 0) {
            throw new IllegalArgumentException();
        }
    }
}

package io.smsgateway.testkit;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SmsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every adapter must do, whatever its vendor's API looks like. An adapter's test inherits it and says how its
 * vendor answers; the tests run against a {@link FaultyServer} on a loopback port, over plain HTTP.
 *
 * <p>To inherit it takes the test scope dependencies {@code junit-jupiter}, {@code assertj-core} and
 * {@code logback-classic}; what is logged is watched through Logback at the level TRACE.
 */
public abstract class SmsProviderContract {

    /**
     * Returns a new provider that takes 64 calls at once and connects within about 1 s. The contract closes it.
     *
     * <p>The contract chooses the response timeout: a quarter of a second where the vendor does not respond, so that its
     * tests do not wait, and several seconds where it does, so that they pass on a busy machine. An adapter on
     * {@code sms-http} passes it to {@code HttpSettings.withResponseTimeout}.
     *
     * @param baseUrl where its vendor is
     * @param responseTimeout for messages of every class and for balances
     */
    protected abstract SmsProvider provider(URI baseUrl, Duration responseTimeout);

    /**
     * A message that the vendor takes, so made that all of them can share a request. Its text or the values of its
     * parameters must have at least 8 characters and stand out, for the contract looks for them in logs.
     */
    protected abstract SmsMessage message(PhoneNumber to);

    /** The body, sent with 200, by which the vendor accepts every message of a request, under ids never used before. */
    protected abstract String acceptance(FaultyServer.Request request);

    /** The body, sent with 200, by which the vendor refuses the second recipient only. Not asked where a request takes one. */
    protected abstract String secondRefused(FaultyServer.Request request);

    /** The body, sent with 200, that accepts all but the second recipient, which it doesn't mention. As above. */
    protected abstract String secondMissing(FaultyServer.Request request);

    /** The credentials that {@link #provider} was given, which must not be printed anywhere. */
    protected abstract List<String> secrets();

    /** An answer by which the vendor refuses a whole request in its own words; empty where it has none. */
    protected Optional<Behaviour> refusal() {
        return Optional.empty();
    }

    /**
     * An answer by which the vendor refuses a whole request and explains it in these words; empty where it has none.
     *
     * @param words without quotes, backslashes and control characters, unless {@link #message} has some
     */
    protected Optional<Behaviour> refusalSaying(String words) {
        return Optional.empty();
    }

    @Nested
    @DisplayName("tells the truth")
    final class TellsTheTruth extends TruthChecks {
        TellsTheTruth() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("sends once")
    final class SendsOnce extends OnceChecks {
        SendsOnce() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("answers for each message")
    final class AnswersForEach extends BatchChecks {
        AnswersForEach() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("keeps secrets")
    final class KeepsSecrets extends SecrecyChecks {
        KeepsSecrets() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("lives and ends")
    final class LivesAndEnds extends LifeChecks {
        LivesAndEnds() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("reads the balance")
    final class ReadsTheBalance extends BalanceChecks {
        ReadsTheBalance() {
            super(SmsProviderContract.this);
        }
    }
}

package io.smsgateway.testkit;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SmsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * Tests that every adapter has to pass, regardless of its vendor's API. An adapter's test extends this class and supplies
 * its vendor's responses; the tests run against a {@link FaultyServer} on a loopback port, over plain HTTP.
 *
 * <p>Requires {@code junit-jupiter}, {@code assertj-core} and {@code logback-classic} in test scope; log output is captured
 * by Logback at the level TRACE.
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
     * Returns a supported message; all of them must be able to share a request. Its text or the values of its parameters
     * must be distinctive and have at least 8 characters, because the contract searches logs for them.
     */
    protected abstract SmsMessage message(PhoneNumber to);

    /** Returns the body of a 200 response that accepts every message of the request, with unique ids. */
    protected abstract String acceptance(FaultyServer.Request request);

    /**
     * Returns the body of a 200 response that refuses the second recipient only. Not called where a request takes fewer
     * than three recipients.
     */
    protected abstract String secondRefused(FaultyServer.Request request);

    /**
     * Returns the body of a 200 response that accepts all recipients but omits the second. Not called where a request
     * takes fewer than three recipients.
     */
    protected abstract String secondMissing(FaultyServer.Request request);

    /**
     * Returns the body of a 200 response that accepts all recipients, lists the second twice, and lists one that was not
     * sent; empty where the vendor's format has no list. Not called where a request takes fewer than three recipients.
     */
    protected Optional<String> secondDoubled(FaultyServer.Request request) {
        return Optional.empty();
    }

    /**
     * Returns the body of a 200 response that refuses the second recipient only, in an entry that has an id, too; empty
     * where an entry has either. Not called where a request takes fewer than three recipients.
     */
    protected Optional<String> secondRefusedWithId(FaultyServer.Request request) {
        return Optional.empty();
    }

    /**
     * Returns the body of a 200 response that accepts every message, with unique ids, beside an error of the whole
     * request; empty where the vendor's format has no place for both.
     */
    protected Optional<String> acceptanceWithError(FaultyServer.Request request) {
        return Optional.empty();
    }

    /** Returns the credentials of {@link #provider}, which must not appear in any output. */
    protected abstract List<String> secrets();

    /** Returns a response that refuses a whole request with an error of the vendor's; empty where the vendor has none. */
    protected Optional<Behaviour> refusal() {
        return Optional.empty();
    }

    /**
     * Returns a response that refuses a whole request to protect one of its recipients, who opted out or got an equal
     * message before; empty where the vendor has none.
     */
    protected Optional<Behaviour> protectiveRefusal() {
        return Optional.empty();
    }

    /**
     * Returns a call that sends this text to the vendor in a form, such as the application for a signature; empty where
     * the adapter has none. What it throws is ignored.
     */
    protected Optional<BiConsumer<SmsProvider, String>> form() {
        return Optional.empty();
    }

    /**
     * Returns a response that refuses a whole request with this error text; empty where the vendor has none.
     *
     * @param text the error text, without quotes, backslashes and control characters unless {@link #message} has some
     */
    protected Optional<Behaviour> refusalSaying(String text) {
        return Optional.empty();
    }

    @Nested
    @DisplayName("results")
    final class Results extends ResultChecks {
        Results() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("single request")
    final class SingleRequest extends SingleRequestChecks {
        SingleRequest() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("encodings")
    final class Encodings extends EncodingChecks {
        Encodings() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("batches")
    final class Batches extends BatchChecks {
        Batches() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("secrecy")
    final class Secrecy extends SecrecyChecks {
        Secrecy() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("lifecycle")
    final class Lifecycle extends LifecycleChecks {
        Lifecycle() {
            super(SmsProviderContract.this);
        }
    }

    @Nested
    @DisplayName("balance")
    final class Balance extends BalanceChecks {
        Balance() {
            super(SmsProviderContract.this);
        }
    }
}

package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.CallbackClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The check that JSMS makes of a URL before it takes it: whoever is there must give back what he is told. */
final class EchoCheck {

    private static final int ECHOED = 8;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private EchoCheck() {}

    static void of(URI url, CallbackClient client, Duration timeout) {
        StringBuilder sent = new StringBuilder();
        ThreadLocalRandom.current()
                .ints(ECHOED, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .forEach(sent::append);
        URI asked = URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "echostr=" + sent);
        CallbackClient.Reply came = client.get(asked, timeout)
                .orElseThrow(() -> new IllegalStateException("the URL for callbacks is not taken: GET " + asked
                        + " had no answer within " + timeout + "; start what listens there first"));
        if (came.status() != 200 || !came.body().contentEquals(sent)) {
            throw new IllegalStateException("the URL for callbacks is not taken: GET " + asked
                    + " must be answered 200 with '" + sent + "' and nothing else, but was " + came.status() + " with '"
                    + came.body() + "'");
        }
    }
}

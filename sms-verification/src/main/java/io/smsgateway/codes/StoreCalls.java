package io.smsgateway.codes;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls a store, and turns what it throws into the result that lets no one in. */
final class StoreCalls {

    private final CodeStore store;
    private final FailureLog log;

    StoreCalls(CodeStore store, FailureLog log) {
        this.store = store;
        this.log = log;
    }

    /** Returns whether the code is certainly there. */
    boolean add(StoredCode code, Instant now) {
        return call("add a code; nothing sent", () -> {
                    store.create(code, now);
                    return true;
                })
                .orElse(false);
    }

    CodeCheck check(String id, String binding, boolean right, Instant now) {
        return call("check a code; not valid", () -> store.check(id, binding, right, now))
                .orElse(CodeCheck.of(CodeVerdict.UNAVAILABLE));
    }

    /** Returns the code, empty where there is none; empty on the outside where the store has failed. */
    Optional<Optional<StoredCode>> find(String id) {
        return call("find a code; nothing sent", () -> store.find(id));
    }

    boolean resend(StoredCode seen, StoredCode next) {
        return call("count a message; nothing sent", () -> store.resend(seen, next))
                .orElse(false);
    }

    boolean cancel(String id) {
        return call("cancel a code", () -> {
                    store.cancel(id);
                    return true;
                })
                .orElse(false);
    }

    private <T> Optional<T> call(String what, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RuntimeException failed) {
            log.warn("Store of codes failed to " + what, failed);
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return store.toString();
    }
}

package io.smsgateway.codes;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that fails when it is told to, before or after it has done its work, as a server whose connection breaks. */
final class FailingStore implements CodeStore {

    enum Failure {
        NONE,
        BEFORE,
        AFTER
    }

    private final CodeStore store;
    private Failure failure = Failure.NONE;
    private boolean resendFails;
    boolean othersResend;
    int finds;

    FailingStore(CodeStore store) {
        this.store = store;
    }

    void fail(Failure next) {
        failure = next;
    }

    /** Lets the next resend fail after its work. */
    void failResend() {
        resendFails = true;
    }

    private <T> T call(Supplier<T> work) {
        if (failure == Failure.BEFORE) {
            throw new IllegalStateException("the store is away");
        }
        T result = work.get();
        if (failure == Failure.AFTER) {
            throw new IllegalStateException("the connection broke");
        }
        return result;
    }

    @Override
    public void create(StoredCode code, Instant now) {
        call(() -> {
            store.create(code, now);
            return true;
        });
    }

    @Override
    public CodeCheck check(String id, String binding, boolean right, Instant now) {
        return call(() -> store.check(id, binding, right, now));
    }

    @Override
    public Optional<StoredCode> find(String id) {
        finds++;
        return call(() -> store.find(id));
    }

    @Override
    public boolean resend(StoredCode seen, StoredCode next) {
        if (othersResend) {
            return false;
        }
        boolean counted = call(() -> store.resend(seen, next));
        if (resendFails) {
            resendFails = false;
            throw new IllegalStateException("the connection broke");
        }
        return counted;
    }

    @Override
    public void cancel(String id) {
        call(() -> {
            store.cancel(id);
            return true;
        });
    }
}

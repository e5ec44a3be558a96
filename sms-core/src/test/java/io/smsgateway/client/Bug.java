package io.smsgateway.client;

/** Throws what the compiler would not let an adapter throw. */
final class Bug {

    private Bug() {}

    /** Does not return; declared so that a lambda may throw it. */
    static RuntimeException unchecked(Throwable bug) {
        throw Bug.<RuntimeException>sneaked(bug);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaked(Throwable bug) throws T {
        throw (T) bug;
    }
}

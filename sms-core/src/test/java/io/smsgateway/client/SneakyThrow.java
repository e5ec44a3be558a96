package io.smsgateway.client;

/** Throws what the compiler would not let an adapter throw. */
final class SneakyThrow {

    private SneakyThrow() {}

    /** Never returns; says that it does so that a lambda may end with {@code throw}. */
    static RuntimeException unchecked(Throwable bug) {
        SneakyThrow.<RuntimeException>sneak(bug);
        return new IllegalStateException("not reached");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable bug) throws T {
        throw (T) bug;
    }
}

package io.smsgateway.codes;

import io.smsgateway.PhoneNumber;
import io.smsgateway.codes.CodeSending.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Simultaneous calls about one code, and a model that finds an order in which their results are right. */
final class CodeHistory {

    static final int CALLS = 10;

    private enum Kind {
        RIGHT,
        WRONG,
        RESEND,
        CANCEL
    }

    /** The calls of one instance about a code. */
    record Calls(CodeService codes, String id, PhoneNumber number, String purpose, String session) {

        private String run(Kind kind, String code, int salt) {
            return switch (kind) {
                case RIGHT -> codes.check(id, number, purpose, session, code).toString();
                case WRONG ->
                    codes.check(id, number, purpose, session, CollectingGateway.wrong(code, salt + 1))
                            .toString();
                case RESEND -> codes.resend(id, number).status().toString();
                case CANCEL -> Boolean.toString(codes.cancel(id));
            };
        }
    }

    private record Done(Kind kind, String result, long begin, long end) {}

    /**
     * The code in the model.
     *
     * @param tries that are left; -1 after the right code
     */
    private record Model(boolean there, int tries, boolean resent) {

        /** Returns what a call results in. */
        String result(Kind kind) {
            if (kind == Kind.CANCEL) {
                return "true";
            }
            if (!there) {
                return "UNKNOWN";
            }
            if (tries <= 0) {
                return tries < 0 ? "USED" : "TOO_MANY_TRIES";
            }
            return switch (kind) {
                case RIGHT -> "VALID";
                case WRONG -> "WRONG, " + (tries - 1) + " tries left";
                default -> (resent ? Status.TOO_EARLY : Status.SENT).toString();
            };
        }

        Model after(Kind kind) {
            if (kind == Kind.CANCEL) {
                return new Model(false, 0, false);
            }
            if (!there || tries <= 0) {
                return this;
            }
            return switch (kind) {
                case RIGHT -> new Model(true, -1, resent);
                case WRONG -> new Model(true, tries - 1, resent);
                default -> new Model(true, tries, true);
            };
        }
    }

    private record Point(Set<Integer> done, Model model) {}

    private final List<Done> calls;

    private CodeHistory(List<Done> calls) {
        this.calls = calls;
    }

    /** Makes all calls at once; more than half of them check the code. */
    static CodeHistory play(ExecutorService pool, Random random, String code, IntFunction<Calls> instances)
            throws Exception {
        CountDownLatch begin = new CountDownLatch(CALLS);
        int rightOnes = random.nextInt(4);
        List<Future<Done>> running = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int number = i;
            Kind kind = random.nextInt(20) == 0
                    ? Kind.CANCEL
                    : random.nextInt(4) == 0 ? Kind.RESEND : random.nextInt(8) < rightOnes ? Kind.RIGHT : Kind.WRONG;
            running.add(pool.submit(() -> {
                begin.countDown();
                begin.await();
                long before = System.nanoTime();
                String result = instances.apply(number).run(kind, code, number);
                return new Done(kind, result, before, System.nanoTime());
            }));
        }
        List<Done> calls = new ArrayList<>();
        for (Future<Done> call : running) {
            calls.add(call.get());
        }
        return new CodeHistory(calls);
    }

    long sent() {
        return calls.stream()
                .filter(call -> call.result().equals(Status.SENT.toString()))
                .count();
    }

    boolean isInSomeOrder() {
        return isInSomeOrder(
                new Point(Set.of(), new Model(true, CodeSettings.DEFAULT.maxTries(), false)), new HashSet<>());
    }

    private boolean isInSomeOrder(Point point, Set<Point> seen) {
        if (point.done().size() == calls.size()) {
            return true;
        }
        if (!seen.add(point)) {
            return false;
        }
        for (int i = 0; i < calls.size(); i++) {
            Point next = after(point, i);
            if (next != null && isInSomeOrder(next, seen)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the point after a call; null where it cannot be the next one. */
    private @Nullable Point after(Point point, int number) {
        Done call = Objects.requireNonNull(calls.get(number));
        boolean isLate = false;
        for (int i = 0; i < calls.size(); i++) {
            isLate |= !point.done().contains(i) && calls.get(i).end() < call.begin();
        }
        if (point.done().contains(number)
                || isLate
                || !call.result().equals(point.model().result(call.kind()))) {
            return null;
        }
        Set<Integer> done = new HashSet<>(point.done());
        done.add(number);
        return new Point(done, point.model().after(call.kind()));
    }

    @Override
    public String toString() {
        return calls.toString();
    }
}

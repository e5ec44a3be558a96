package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.SmsMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Messages, balances and crowds for tests. */
final class Sample {

    /** Draws the middle of every range. */
    static final RandomGenerator HALF = () -> Long.MIN_VALUE;

    private Sample() {}

    static PhoneNumber number(int n) {
        return PhoneNumber.of(String.format(Locale.ROOT, "+86138%08d", n));
    }

    static SmsMessage text(int n) {
        return SmsMessage.text(number(n), "Your parcel is here");
    }

    static SmsMessage otp(int n) {
        return text(n).withClass(MessageClass.OTP);
    }

    static SmsMessage marketing(int n) {
        return text(n).withClass(MessageClass.MARKETING);
    }

    static List<SmsMessage> texts(int count) {
        return IntStream.range(0, count).mapToObj(Sample::text).toList();
    }

    static Balance balance(String provider, Quota.Kind kind, int amount) {
        return Balance.of(
                ProviderId.of(provider),
                ManualTime.START,
                List.of(new Quota(Quota.Scope.ACCOUNT, kind, Quota.Unit.MESSAGES, BigDecimal.valueOf(amount), null)));
    }

    /** What many threads get that do the same at the same moment. */
    static <T> List<T> crowd(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(threads);
            List<Future<T>> futures = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        go.countDown();
                        go.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Runs on a thread of its own: the common pool has one only on a small machine, and a task that blocks holds it. */
    static <T> CompletableFuture<T> aside(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, run -> new Thread(run).start());
    }
}

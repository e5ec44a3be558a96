package io.smsgateway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.differential.WrittenNumbers.Written;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the parsing of random phone numbers with libphonenumber's. {@code -Dsms.numbers.seed} repeats a run, and
 * {@code -Dsms.numbers.count} sets its size.
 */
class PhoneNumbersTest {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneNumbersTest.class);
    private static final long SEED = Long.getLong("sms.numbers.seed", System.nanoTime());
    private static final int COUNT = Integer.getInteger("sms.numbers.count", 200_000);
    private static final int A_TASK = 10_000;
    private static final int MAX_SHOWN = 20;

    @Test
    void digitsAreParsedAsByLibphonenumber() {
        assertThat(differences(COUNT / 2, WrittenNumbers::plain, difference -> true))
                .as("-Dsms.numbers.seed=%s", SEED)
                .isEmpty();
    }

    @Test
    void separatedDigitsAreParsedAsByLibphonenumber() {
        assertThat(differences(COUNT / 4, WrittenNumbers::separated, difference -> true))
                .as("-Dsms.numbers.seed=%s", SEED)
                .isEmpty();
    }

    @Test
    void signsElsewhereAreRefusedOrChangeNothing() {
        assertThat(differences(
                        COUNT / 4,
                        WrittenNumbers::scribbled,
                        difference -> !difference.byLibrary().isRefusedForItsSyntax()))
                .as("-Dsms.numbers.seed=%s", SEED)
                .isEmpty();
    }

    private record Difference(Written written, ParsedNumber byLibrary, ParsedNumber byLibphonenumber) {

        static Difference of(Written written) {
            return new Difference(
                    written,
                    ParsedNumber.byLibrary(written.number(), written.region()),
                    ParsedNumber.byLibphonenumber(written.number(), written.region()));
        }

        boolean exists() {
            return !byLibrary.equals(byLibphonenumber);
        }
    }

    private static List<Difference> differences(
            int count, Function<WrittenNumbers, Written> form, Predicate<Difference> relevant) {
        int tasks = Math.max(1, count / A_TASK);
        long started = System.nanoTime();
        List<Difference> found = IntStream.range(0, tasks)
                .parallel()
                .boxed()
                .flatMap(task -> {
                    WrittenNumbers numbers = new WrittenNumbers(new Random(SEED + task));
                    return Stream.generate(() -> form.apply(numbers))
                            .limit(A_TASK)
                            .map(Difference::of);
                })
                .filter(Difference::exists)
                .filter(relevant)
                .limit(MAX_SHOWN)
                .toList();
        LOG.info(
                "Compared {} numbers in {} ms; -Dsms.numbers.seed={}",
                tasks * A_TASK,
                (System.nanoTime() - started) / 1_000_000,
                SEED);
        return found;
    }
}

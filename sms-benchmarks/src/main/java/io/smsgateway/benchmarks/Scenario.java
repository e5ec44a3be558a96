package io.smsgateway.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/**
 * Sends the same messages through the library and by hand alternately, so that other load affects both alike.
 *
 * @param threads number of concurrent messages or calls
 */
record Scenario(String name, int threads, Workload library, Workload byHand) {

    private static final int ROUNDS = 6;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(3);

    /** The measurements of both sides, by round. */
    record Outcome(List<Measurement> library, List<Measurement> byHand) {

        double ofLibrary(ToDoubleFunction<Measurement> figure) {
            return median(library.stream().map(figure::applyAsDouble).toList());
        }

        double ofByHand(ToDoubleFunction<Measurement> figure) {
            return median(byHand.stream().map(figure::applyAsDouble).toList());
        }

        /** Returns the median ratio of adjacent rounds. */
        double ratio(ToDoubleFunction<Measurement> figure) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < library.size(); i++) {
                ratios.add(figure.applyAsDouble(library.get(i)) / figure.applyAsDouble(byHand.get(i)));
            }
            return median(ratios);
        }

        private static double median(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }

    Outcome run() throws InterruptedException, ExecutionException {
        List<Measurement> libraries = new ArrayList<>();
        List<Measurement> byHands = new ArrayList<>();
        try (LoadRunner runner = new LoadRunner(threads)) {
            runner.round(byHand, WARM_UP);
            runner.round(library, WARM_UP);
            for (int i = 0; i < ROUNDS; i++) {
                // alternates which side starts
                if (i % 2 == 0) {
                    byHands.add(runner.round(byHand, ROUND));
                    libraries.add(runner.round(library, ROUND));
                } else {
                    libraries.add(runner.round(library, ROUND));
                    byHands.add(runner.round(byHand, ROUND));
                }
            }
        }
        return new Outcome(libraries, byHands);
    }
}

package io.smsgateway.benchmarks;

import io.smsgateway.PhoneNumber;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of parsing a phone number that comes as text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NumberBenchmark {

    // not final: a constant would be parsed once
    private String e164 = "+8613800138000";
    private String national = "13800138000";
    private String separated = "+86 138-0013-8000";

    /** In E.164 form. */
    @Benchmark
    public PhoneNumber e164() {
        return PhoneNumber.of(e164);
    }

    /** In national form. */
    @Benchmark
    public PhoneNumber national() {
        return PhoneNumber.of(national, "CN");
    }

    /** With separators. */
    @Benchmark
    public PhoneNumber separated() {
        return PhoneNumber.of(separated);
    }
}

package io.smsgateway.benchmarks;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of the policies alone, without I/O. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PoliciesBenchmark {

    static final int MANY = 1000;

    private final SmsClient client =
            SmsClient.builder().provider(new InstantProvider()).build();
    private final SmsMessage one = SampleMessage.many(1).get(0).message();
    private final List<SmsMessage> thousand = Library.campaign(SampleMessage.many(MANY));

    /** One message. */
    @Benchmark
    public SendResult send() {
        return client.send(one);
    }

    /** A thousand messages that share a request. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public List<SendResult> sendAll() {
        return client.sendAll(thousand);
    }

    /** Closes the client and its threads. */
    @TearDown
    public void close() {
        client.close();
    }
}

package io.smsgateway.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how long a fresh JVM takes to its first accepted message: with the library, warmed up or not, and by hand. */
final class ColdStart {

    private static final int RUNS = 5;
    private static final String APP_KEY = "benchmarkJsmsAppKey00001";
    private static final String MASTER_SECRET = "benchmarkJsmsMasterSec01";

    private ColdStart() {}

    /** Takes no arguments; in a fresh JVM that it starts, the variant and the URL of the vendor. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            Steps steps = new Steps();
            switch (args[0]) {
                case "library" -> library(URI.create(args[1]), false, steps);
                case "warm" -> library(URI.create(args[1]), true, steps);
                default -> byHand(URI.create(args[1]), steps);
            }
            return;
        }
        try (ChildProcess stub = ChildProcess.start(StubServer.class, "64m")) {
            List<String> variants = List.of("hand", "library", "warm");
            List<List<double[]>> figures = new ArrayList<>();
            variants.forEach(variant -> figures.add(new ArrayList<>()));
            for (int run = 0; run < RUNS; run++) {
                for (int i = 0; i < variants.size(); i++) {
                    figures.get(i).add(measure(variants.get(i), stub.url()));
                }
            }
            System.out.println(
                    "median of " + RUNS + " JVMs, ms: built, warmed up, first message, JVM start to first result");
            for (int i = 0; i < variants.size(); i++) {
                print(variants.get(i), figures.get(i));
            }
        }
    }

    /** Microseconds between the steps of a variant, of time and of CPU time, printed as one line. */
    private static final class Steps {
        private final TimeSource time = TimeSource.system();
        private final StringBuilder line = new StringBuilder();
        private long last = time.nanos();
        private long lastCpu = cpu();

        /** In steps of 10 ms on Linux. */
        private static long cpu() {
            return ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElse(Duration.ZERO)
                    .toNanos();
        }

        void done() {
            long now = time.nanos();
            long nowCpu = cpu();
            line.append((now - last) / 1000)
                    .append(' ')
                    .append((nowCpu - lastCpu) / 1000)
                    .append(' ');
            last = time.nanos();
            lastCpu = nowCpu;
        }

        void print() {
            System.out.println(line.append(cpu() / 1000));
        }
    }

    private static void library(URI vendor, boolean warm, Steps steps) {
        try (SmsClient client = SmsClient.builder()
                .provider(
                        new JsmsProvider(JsmsSettings.of(APP_KEY, MASTER_SECRET).withBaseUrl(vendor)))
                .build()) {
            steps.done();
            if (warm) {
                client.warmUp();
            }
            steps.done();
            SendResult result = client.send(SmsMessage.of(
                    PhoneNumber.of("+8613800000001"), SmsContent.VendorTemplate.of("1", Map.of("code", "471100"))));
            if (!(result instanceof Accepted)) {
                throw new IllegalStateException("not accepted: " + result);
            }
            steps.done();
            steps.print();
        }
    }

    private static void byHand(URI vendor, Steps steps) throws IOException {
        try (HandWritten byHand = new HandWritten(vendor, APP_KEY, MASTER_SECRET, 50)) {
            steps.done();
            steps.done();
            if (byHand.send("13800000001", "471100").isEmpty()) {
                throw new IllegalStateException("not accepted");
            }
            steps.done();
            steps.print();
        }
    }

    /** Returns what the child prints, and the time until then, in milliseconds. */
    private static double[] measure(String variant, URI vendor) throws IOException, InterruptedException {
        long start = TimeSource.system().nanos();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        variant,
                        vendor.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            String line = output.readLine();
            double total = (TimeSource.system().nanos() - start) / 1e6;
            process.waitFor();
            if (line == null) {
                throw new IOException(variant + " failed; its errors are above");
            }
            double[] steps = Arrays.stream(line.split(" "))
                    .mapToDouble(micros -> Long.parseLong(micros) / 1e3)
                    .toArray();
            return new double[] {steps[0], steps[1], steps[2], steps[3], steps[4], steps[5], total, steps[6]};
        }
    }

    private static void print(String variant, List<double[]> runs) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s", variant));
        for (int column = 0; column < 8; column++) {
            int at = column;
            double[] sorted = runs.stream().mapToDouble(run -> run[at]).sorted().toArray();
            line.append(String.format(Locale.ROOT, " %7.1f", sorted[sorted.length / 2]));
        }
        System.out.println(line);
    }
}

package io.smsgateway.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A vendor in a child JVM, so that its work is not attributed to the client. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final int port;

    private ChildProcess(Process process, BufferedReader output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts a main class that prints its port and ends when its standard input does.
     *
     * @param heap such as {@code 128m}
     */
    static ChildProcess start(Class<?> main, String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        String port = output.readLine();
        if (port == null) {
            process.destroy();
            throw new IOException(main.getSimpleName() + " did not start; its errors are above");
        }
        return new ChildProcess(process, output, Integer.parseInt(port));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Queries the counter of the process, such as its number of requests. */
    long query() throws IOException {
        process.getOutputStream().write('?');
        process.getOutputStream().flush();
        return Long.parseLong(output.readLine());
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package io.smsgateway.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.redis.RedisStores;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Counts the commands that clients send to a Redis, without those that scripts run. */
final class RedisMonitor implements Closeable {

    private final Socket socket;
    private final BufferedReader lines;
    private int commands;
    private int marks;

    private RedisMonitor(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    static RedisMonitor of(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        RedisMonitor monitor = new RedisMonitor(socket);
        socket.getOutputStream().write("MONITOR\r\n".getBytes(UTF_8));
        monitor.lines.readLine();
        return monitor;
    }

    /** Returns how many commands there were before this one. */
    int commands(RedisStores stores) {
        String mark = "mark-" + ++marks + "-";
        stores.run("mark a place", "return {}", List.of(), List.of(mark));
        try {
            for (String line = lines.readLine(); line != null && !line.contains(mark); line = lines.readLine()) {
                commands += line.contains(" lua] ") ? 0 : 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return commands;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

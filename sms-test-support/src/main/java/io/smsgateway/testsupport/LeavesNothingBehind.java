package io.smsgateway.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which a thread of the library still runs or, on Linux, a client's connection is open that was
 * not open before the class. Applies to every class of a module whose {@code junit-platform.properties} enables the
 * detection of extensions.
 */
public final class LeavesNothingBehind implements BeforeAllCallback, AfterAllCallback {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final List<Path> CONNECTIONS =
            List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String LISTENING = "0A";

    /** One of this process's, as the kernel lists it. */
    private record Socket(String local, String state, String inode) {
        String port() {
            return local.substring(local.lastIndexOf(':'));
        }
    }

    private final Set<Long> threadsBefore = new HashSet<>();
    private final Set<String> socketsBefore = new HashSet<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty()) {
            threadsBefore.clear();
            ours().forEach(thread -> threadsBefore.add(thread.getId()));
            socketsBefore.clear();
            clients().forEach(socket -> socketsBefore.add(socket.inode()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty()) {
            await("threads and connections that " + context.getDisplayName() + " left")
                    .atMost(Duration.ofSeconds(15))
                    .until(this::left, Set::isEmpty);
        }
    }

    private Set<String> left() {
        Set<String> left = new TreeSet<>();
        ours().filter(thread -> !threadsBefore.contains(thread.getId())).forEach(thread -> left.add(thread.getName()));
        clients()
                .filter(socket -> !socketsBefore.contains(socket.inode()))
                .forEach(socket -> left.add("a connection from " + socket.port() + ", " + socket.state()));
        return left;
    }

    private static Stream<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sms-client")
                        || thread.getName().startsWith("sms-http"));
    }

    /** The ends of connections that the other end did not open: the ports of servers in this process listen. */
    private static Stream<Socket> clients() {
        List<Socket> all = sockets();
        Set<String> listening = new HashSet<>();
        all.stream().filter(socket -> socket.state().equals(LISTENING)).forEach(socket -> listening.add(socket.port()));
        return all.stream().filter(socket -> !listening.contains(socket.port()));
    }

    private static List<Socket> sockets() {
        List<Socket> sockets = new ArrayList<>();
        try {
            Set<String> own = descriptors();
            for (Path table : CONNECTIONS) {
                if (Files.isReadable(table)) {
                    for (String line : Files.readAllLines(table)) {
                        String[] fields = line.trim().split("\\s+", -1);
                        if (own.contains("socket:[" + fields[9] + "]")) {
                            sockets.add(new Socket(fields[1], fields[3], fields[9]));
                        }
                    }
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return sockets;
    }

    private static Set<String> descriptors() throws IOException {
        Set<String> targets = new HashSet<>();
        if (Files.isDirectory(DESCRIPTORS)) {
            try (Stream<Path> all = Files.list(DESCRIPTORS)) {
                for (Path one : all.toList()) {
                    try {
                        targets.add(Files.readSymbolicLink(one).toString());
                    } catch (IOException closedMeanwhile) {
                        // the one that lists them, for instance
                    }
                }
            }
        }
        return targets;
    }
}

package io.smsgateway.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of the operating system's package, with data of its own that are not synced to the disk. */
public final class MariaDbServer implements AutoCloseable {

    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/bin"));

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns whether the package is installed; condition of tests. */
    public static boolean isInstalled() {
        return Stream.of("mariadbd", "mariadb-install-db")
                .allMatch(name -> FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name))));
    }

    private static String program(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    /** Starts a server with a new database below a folder. */
    public static MariaDbServer start(Path folder) {
        try {
            Path data = install(folder.toAbsolutePath());
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Process process = new ProcessBuilder(
                            program("mariadbd"),
                            "--no-defaults",
                            "--datadir=" + data,
                            "--user=" + System.getProperty("user.name"),
                            "--port=" + port,
                            "--bind-address=127.0.0.1",
                            "--socket=" + data.resolve("s"),
                            "--pid-file=" + data.resolve("pid"),
                            "--innodb-flush-log-at-trx-commit=0",
                            "--innodb-buffer-pool-size=64M")
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("log").toFile())
                    .start();
            MariaDbServer server = new MariaDbServer(process, port);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two installations at the same time sometimes fail one another, whatever their folders. */
    private static Path install(Path folder) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            String name = UUID.randomUUID().toString();
            Path data = Files.createDirectories(folder).resolve(name);
            Path temporary = Files.createDirectories(folder.resolve(name + "-tmp"));
            try {
                run(
                        program("mariadb-install-db"),
                        "--no-defaults",
                        "--auth-root-authentication-method=normal",
                        "--datadir=" + data,
                        "--tmpdir=" + temporary,
                        "--user=" + System.getProperty("user.name"),
                        "--skip-test-db");
                return data;
            } catch (IOException failed) {
                if (attempt == 5) {
                    throw failed;
                }
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                DriverManager.getConnection(url()).close();
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("MariaDB did not start", notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    /** Returns the JDBC URL, with the user. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/sms?user=root&createDatabaseIfNotExist=true";
    }

    @Override
    public void close() {
        process.destroy();
    }
}

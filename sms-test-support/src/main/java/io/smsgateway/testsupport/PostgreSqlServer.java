package io.smsgateway.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A PostgreSQL server of a module's tests, with its files in the module's target folder. */
public final class PostgreSqlServer {

    private PostgreSqlServer() {}

    /** Starts a server without data. */
    public static EmbeddedPostgres start() {
        return start(folder().resolve(UUID.randomUUID().toString()), builder -> builder);
    }

    /**
     * Starts a server.
     *
     * @param data the folder of its data
     * @param change further settings
     */
    public static EmbeddedPostgres start(Path data, UnaryOperator<EmbeddedPostgres.Builder> change) {
        try {
            EmbeddedPostgres server = change.apply(EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(folder().toFile())
                            .setDataDirectory(data)
                            .setServerConfig("fsync", "off"))
                    .start();
            // made by the library, and not used where the working directory is another
            Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the folder of the servers' files. */
    public static Path folder() {
        return Path.of("target", "postgres").toAbsolutePath();
    }
}

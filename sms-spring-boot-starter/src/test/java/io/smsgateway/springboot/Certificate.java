package io.smsgateway.springboot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key and a certificate of this machine's, made by the JDK for one test. */
record Certificate(Path keyStore, Path pem) {

    static final String PASSWORD = "changeit";

    static Certificate in(Path folder, String name) throws IOException, InterruptedException {
        Certificate made = new Certificate(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        List<String> at = List.of(
                "-alias", "a", "-keystore", made.keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD);
        keytool(
                at,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2");
        keytool(at, "-exportcert", "-rfc", "-file", made.pem.toString());
        return made;
    }

    private static void keytool(List<String> at, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(command));
        line.addAll(at);
        Path log = Files.createTempFile("keytool", ".log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed: " + Files.readString(log));
        }
        Files.delete(log);
    }
}

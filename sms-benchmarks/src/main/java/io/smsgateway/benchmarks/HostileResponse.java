package io.smsgateway.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A response that is made to exhaust its reader. */
enum HostileResponse {
    GZIP_BOMB("200 MiB of blanks in 200 KiB of gzip") {
        @Override
        void write(OutputStream out) throws IOException {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
                byte[] blanks = blanks(1 << 20);
                for (int i = 0; i < 200; i++) {
                    gzip.write(blanks);
                }
            }
            out.write(ascii(OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n"));
            bomb.writeTo(out);
        }
    },
    ENDLESS_BODY("a body without an end") {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(ascii(OK + "Transfer-Encoding: chunked\r\n\r\n"));
            byte[] blanks = blanks(1 << 16);
            while (true) {
                out.write(ascii("10000\r\n"));
                out.write(blanks);
                out.write(ascii("\r\n"));
            }
        }
    },
    MANY_HEADERS("200,000 headers") {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(ascii(OK));
            for (int i = 0; i < 200_000; i++) {
                out.write(ascii("X-" + i + ": " + i + "\r\n"));
            }
            out.write(ascii("Content-Length: 2\r\n\r\n{}"));
        }
    },
    DEEP_JSON("JSON nested 100,000 deep") {
        @Override
        void write(OutputStream out) throws IOException {
            out.write(ascii(OK + "Content-Length: 200000\r\n\r\n" + "[".repeat(100_000) + "]".repeat(100_000)));
        }
    };

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    final String description;

    HostileResponse(String description) {
        this.description = description;
    }

    /** Writes until everything is written or the peer closes. */
    abstract void write(OutputStream out) throws IOException;

    void respond(OutputStream out) {
        try {
            BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            write(buffered);
            buffered.flush();
        } catch (IOException hungUp) {
            // as it should
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] blanks(int count) {
        byte[] blanks = new byte[count];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }
}

package io.smsgateway.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests and answers as the bytes that they are. */
final class HttpBytes {

    private static final String END_OF_HEAD = "\r\n\r\n";

    /** The first recipient, as either vendor's requests have him. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:86)?(1[3-9][0-9]{9})(?![0-9])");

    private HttpBytes() {}

    /** One whole message; empty where the other end hung up before its end. */
    static Optional<byte[]> read(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(1024);
        int matched = 0;
        while (matched < END_OF_HEAD.length()) {
            int b = in.read();
            if (b < 0) {
                return Optional.empty();
            }
            message.write(b);
            matched = b == END_OF_HEAD.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        int length = length(message.toString(ISO_8859_1));
        byte[] body = in.readNBytes(length);
        message.writeBytes(body);
        return body.length < length ? Optional.empty() : Optional.of(message.toByteArray());
    }

    /** Whether these bytes are a whole message. */
    static boolean isWhole(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        return end >= 0 && bytes.length - end - END_OF_HEAD.length() >= length(text.substring(0, end + 2));
    }

    static byte[] of(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The first recipient of a request; zero where it carries no message. */
    static long number(byte[] request) {
        String text = new String(request, ISO_8859_1);
        Matcher found = NUMBER.matcher(text);
        return found.find(Math.max(0, text.indexOf(END_OF_HEAD))) ? Long.parseLong(found.group(1)) : 0;
    }

    /** The same answer without a word on its length. */
    static byte[] unframed(byte[] answer) {
        String text = new String(answer, ISO_8859_1);
        return of(text.replaceFirst("(?i)content-length:[^\r]*\r\n", ""));
    }

    /** The same answer under another status. */
    static byte[] withStatus(byte[] answer, int status) {
        String text = new String(answer, ISO_8859_1);
        return of(text.replaceFirst("^HTTP/1.1 [0-9]{3}", "HTTP/1.1 " + status));
    }

    /** The same answer in chunks of seven bytes. */
    static byte[] chunked(byte[] answer) {
        String text = new String(answer, ISO_8859_1);
        int body = text.indexOf(END_OF_HEAD) + END_OF_HEAD.length();
        String head = text.substring(0, body).replaceFirst("(?i)content-length:[^\r]*", "Transfer-Encoding: chunked");
        StringBuilder chunks = new StringBuilder(head);
        for (int at = body; at < text.length(); at += 7) {
            String chunk = text.substring(at, Math.min(text.length(), at + 7));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return of(chunks.append("0\r\n\r\n").toString());
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 15, head.indexOf('\r', at)).trim());
    }
}

package io.smsgateway.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection to the stub: one request at a time, which it reads no further than it must. */
final class StubConnection {

    private static final byte[] LENGTH = ascii("content-length:");
    private static final byte[] MOBILE = ascii("\"mobile\":\"");
    private static final byte[] BATCH = ascii("POST /v1/messages/batch ");
    private static final byte[] SINGLE = ascii("POST /v1/messages ");
    /** With a date, as every server sends it: to read it is part of the client's work. */
    private static final byte[] HEAD = ascii("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\n"
            + "Content-Type: application/json\r\nContent-Length: ");

    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] UNKNOWN = ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] ONE = ascii("{\"msg_id\":");
    private static final byte[] MANY = ascii("{\"failure_count\":0,\"recipients\":[");
    private static final byte[] RECIPIENT = ascii("{\"msg_id\":\"");
    private static final byte[] ITS_MOBILE = ascii("\",\"mobile\":\"");
    private static final byte[] END_OF_RECIPIENT = ascii("\"},");
    private static final byte[] SUCCESSES = ascii("],\"success_count\":");

    private static long lastId = 100_000_000_000L;

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] request = new byte[8 << 10];
    private int size;
    private ByteBuffer room = ByteBuffer.wrap(request);
    private int bodyAt;
    private int end;
    private final AsciiBuffer body = new AsciiBuffer();
    private final AsciiBuffer response = new AsciiBuffer();
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    StubConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** Does what the channel is ready for; true when a whole request is there. */
    boolean onReady(SelectionKey ready) {
        try {
            if (ready.isWritable()) {
                send();
                return false;
            }
            if (channel.read(room) < 0) {
                channel.close();
                return false;
            }
            size = room.position();
            if (size == request.length) {
                request = Arrays.copyOf(request, size * 2);
                room = ByteBuffer.wrap(request);
                room.position(size);
            }
            return isComplete();
        } catch (IOException gone) {
            key.cancel();
            return false;
        }
    }

    private boolean isComplete() {
        if (bodyAt == 0) {
            int headEnd = find(END_OF_HEAD, 0, size);
            if (headEnd < 0) {
                return false;
            }
            bodyAt = headEnd + END_OF_HEAD.length;
            end = bodyAt + contentLength(headEnd);
        }
        return size >= end;
    }

    private int contentLength(int headEnd) {
        for (int i = 0; i < headEnd; i++) {
            if (request[i] == '\n' && isLength(i + 1)) {
                int length = 0;
                for (int at = i + 1 + LENGTH.length; request[at] != '\r'; at++) {
                    length = request[at] == ' ' ? length : length * 10 + request[at] - '0';
                }
                return length;
            }
        }
        return 0;
    }

    private boolean isLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int c = request[at + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    /** Answers the request and makes room for the next. */
    void respond() {
        body.clear();
        response.clear();
        if (find(SINGLE, 0, SINGLE.length) == 0) {
            body.put(ONE).put(++lastId).put('}');
        } else if (find(BATCH, 0, BATCH.length) == 0) {
            takeAll();
        }
        if (body.size() == 0) {
            response.put(UNKNOWN);
        } else {
            response.put(HEAD).put(body.size()).put(END_OF_HEAD).put(body);
        }
        size = 0;
        bodyAt = 0;
        room.clear();
        unsent = response.toSend();
        try {
            send();
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void takeAll() {
        body.put(MANY);
        int count = 0;
        for (int at = find(MOBILE, bodyAt, end); at >= 0; at = find(MOBILE, at, end)) {
            int from = at + MOBILE.length;
            at = from;
            while (request[at] != '"') {
                at++;
            }
            body.put(RECIPIENT)
                    .put(++lastId)
                    .put(ITS_MOBILE)
                    .put(request, from, at)
                    .put(END_OF_RECIPIENT);
            count++;
        }
        body.withoutLast(count == 0 ? 0 : 1).put(SUCCESSES).put(count).put('}');
    }

    private void send() throws IOException {
        channel.write(unsent);
        int interest = unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    private int find(byte[] what, int from, int to) {
        for (int at = from; at <= to - what.length; at++) {
            if (request[at] == what[0] && Arrays.equals(request, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}

package io.smsgateway.testkit;

import io.smsgateway.Accepted;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The smallest adapter that passes the contract: posts one number a line, and reads {@code number=id} or
 * {@code number!reason} a line, between {@code BEGIN} and {@code END}.
 */
class ToyProvider implements SmsProvider {

    static final ProviderId ID = ProviderId.of("toy");
    private static final Pattern ENTRY = Pattern.compile("(\\d+)([=!])(\\S+)");

    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private final URI url;
    private final Duration responseTimeout;
    private final String headers;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ToyProvider(URI url, Duration responseTimeout) {
        this(url, responseTimeout, "Accept-Encoding: identity\r\n");
    }

    /** @param headers further headers of each request */
    ToyProvider(URI url, Duration responseTimeout, String headers) {
        this.headers = headers;
        this.url = url;
        this.responseTimeout = responseTimeout;
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return ScriptedCapabilities.EVERYTHING;
    }

    @Override
    public OutboundGateway gateway() {
        return this::sendAll;
    }

    List<SendResult> sendAll(List<OutboundMessage> messages) {
        if (closed) {
            return each(messages, new Refused(ID, Refusal.CLOSED, "closed"));
        }
        try (Socket socket = new Socket()) {
            sockets.add(socket);
            try {
                socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), 1000);
            } catch (IOException refused) {
                return each(messages, new Refused(ID, Refusal.UNAVAILABLE, "no connection"));
            }
            return read(messages, exchange(socket, messages));
        } catch (IOException lost) {
            return each(messages, new Unconfirmed(ID, "the answer was lost"));
        }
    }

    private String exchange(Socket socket, List<OutboundMessage> messages) throws IOException {
        StringBuilder body = new StringBuilder();
        messages.forEach(message -> body.append(message.to().national()).append('\n'));
        socket.setSoTimeout((int) responseTimeout.toMillis());
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nConnection: close\r\n" + headers + "Content-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
        long end = System.nanoTime() + 2 * responseTimeout.toNanos();
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (!isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
            int next = in.read();
            if (next < 0 || System.nanoTime() - end > 0) {
                break;
            }
            answer.write(next);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static boolean isWhole(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(answer);
        return head >= 0 && answer.length() - head - 4 >= (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    List<SendResult> read(List<OutboundMessage> messages, String answer) {
        if (answer.startsWith("HTTP/1.1 403 ") && answer.endsWith("\r\n\r\nno")) {
            return each(messages, new Refused(ID, Refusal.BAD_CREDENTIALS, "who are you?"));
        }
        if (answer.startsWith("HTTP/1.1 403 ") && answer.endsWith("\r\n\r\nopted out")) {
            Refusal refusal = messages.size() == 1 ? Refusal.OPTED_OUT : Refusal.BATCH_REJECTED;
            return each(messages, new Refused(ID, refusal, "somebody opted out"));
        }
        SendResult unknown = new Unconfirmed(ID, "the answer can't be read");
        Map<String, SendResult> byNumber = new HashMap<>();
        if (answer.startsWith("HTTP/1.1 200 ") && answer.contains("\r\n\r\nBEGIN") && answer.endsWith("END")) {
            Matcher entry = ENTRY.matcher(answer);
            while (entry.find()) {
                boolean good = entry.group(2).equals("=");
                byNumber.merge(
                        entry.group(1),
                        good
                                ? new Accepted(ID, entry.group(3))
                                : new Refused(ID, Refusal.INVALID_RECIPIENT, entry.group(3)),
                        (first, second) -> unknown);
            }
        }
        List<SendResult> results = new ArrayList<>();
        messages.forEach(
                message -> results.add(byNumber.getOrDefault(message.to().national(), unknown)));
        return results;
    }

    static List<SendResult> each(List<OutboundMessage> messages, SendResult result) {
        return messages.stream().map(message -> result).toList();
    }

    @Override
    public BalanceService balance() {
        return () -> {
            throw new BalanceUnavailableException(ID, Refusal.UNSUPPORTED, "a toy has no account");
        };
    }

    @Override
    public void close() {
        closed = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // it is of no more use
            }
        }
    }

    @Override
    public String toString() {
        return "Toy";
    }
}

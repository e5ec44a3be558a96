package io.smsgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows nothing of the simulator but the wire. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public record Reply(int status, String body, HttpResponse<String> raw) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private Http() {}

    public static HttpRequest.Builder to(URI base, String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
    }

    public static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpRequest.Builder body(HttpRequest.Builder request, String method, String body) {
        return request.method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }

    public static String basic(String key, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(UTF_8));
    }

    /** JSMS with the application's credentials. */
    public static Reply jsms(SmsSimulator simulator, String method, String path, String body) {
        return send(body(to(simulator.jsmsUrl(), path), method, body)
                .header("Authorization", basic(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)));
    }

    public static Reply message(SmsSimulator simulator, String mobile, String code) {
        return jsms(simulator, "POST", "/v1/messages", messageBody(mobile, code));
    }

    public static String messageBody(String mobile, String code) {
        return "{\"mobile\":\"%s\",\"temp_id\":1,\"temp_para\":{\"code\":\"%s\"}}".formatted(mobile, code);
    }

    public static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpRequest.Builder signed(HttpRequest.Builder request, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return request.header("Api-Key", ItniotechVendor.API_KEY)
                .header("Timestamp", timestamp)
                .header("Sign", md5(ItniotechVendor.API_KEY + ItniotechVendor.API_SECRET + timestamp));
    }

    /** Itniotech, signed now. */
    public static Reply itniotech(SmsSimulator simulator, String method, String path, String body) {
        return send(signed(body(to(simulator.itniotechUrl(), path), method, body), Instant.now()));
    }

    public static Reply text(SmsSimulator simulator, String numbers, String content) {
        return itniotech(
                simulator,
                "POST",
                "/sms/sendSms",
                "{\"appId\":\"%s\",\"numbers\":\"%s\",\"content\":\"%s\"}"
                        .formatted(ItniotechVendor.APP_ID, numbers, content));
    }

    public static Reply control(SmsSimulator simulator, String method, String path, String body) {
        return send(body(to(simulator.controlUrl(), path), method, body));
    }

    /** A POST to JSMS on a bare socket, without automatic retry; the caller reads the response. */
    public static Socket rawMessage(SmsSimulator simulator, String mobile) throws IOException {
        URI url = simulator.jsmsUrl();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        socket.setSoTimeout(5000);
        String body = messageBody(mobile, "123456");
        String request = "POST /v1/messages HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: "
                + basic(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET) + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return socket;
    }

    /** All that comes until the other end closes. */
    public static String drain(InputStream in) throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }
}

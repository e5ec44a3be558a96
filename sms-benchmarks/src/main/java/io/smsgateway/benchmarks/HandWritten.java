package io.smsgateway.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Hand-written exchange with one vendor and without any policy; the baseline. */
final class HandWritten implements AutoCloseable {

    private final JsonFactory json = new JsonFactory();
    private final URI single;
    private final URI batch;
    private final String authorization;
    private final CloseableHttpClient client;

    HandWritten(URI vendor, String appKey, String masterSecret, int maxConnections) {
        single = vendor.resolve("/v1/messages");
        batch = vendor.resolve("/v1/messages/batch");
        authorization = "Basic " + Base64.getEncoder().encodeToString((appKey + ":" + masterSecret).getBytes(UTF_8));
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        pool.setMaxTotal(maxConnections);
        pool.setDefaultMaxPerRoute(maxConnections);
        client = HttpClients.createMinimal(pool);
    }

    /** Sends one message and returns its id. */
    String send(SampleMessage sample) throws IOException {
        return send(sample.mobile(), sample.code());
    }

    /** Sends one message and returns its id. */
    String send(String mobile, String code) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(128);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
            out.writeStartObject();
            writeRecipient(out, mobile, code);
            out.writeNumberProperty("temp_id", SampleMessage.TEMPLATE);
            out.writeEndObject();
        }
        return post(single, body, HandWritten::readId);
    }

    /** Sends up to a thousand messages in one request and returns their ids by number. */
    Map<String, String> sendAll(List<SampleMessage> samples) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(samples.size() * 64);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
            out.writeStartObject();
            out.writeNumberProperty("temp_id", SampleMessage.TEMPLATE);
            out.writeArrayPropertyStart("recipients");
            for (SampleMessage sample : samples) {
                out.writeStartObject();
                writeRecipient(out, sample.mobile(), sample.code());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return post(batch, body, HandWritten::readIds);
    }

    private static void writeRecipient(JsonGenerator out, String mobile, String code) {
        out.writeStringProperty("mobile", mobile);
        out.writeObjectPropertyStart("temp_para");
        out.writeStringProperty("code", code);
        out.writeEndObject();
    }

    private interface Reader<T> {
        T read(JsonParser in);
    }

    private <T> T post(URI uri, ByteArrayOutputStream body, Reader<T> reader) throws IOException {
        HttpPost post = new HttpPost(uri);
        post.setHeader("Authorization", authorization);
        post.setEntity(new ByteArrayEntity(body.toByteArray(), ContentType.APPLICATION_JSON));
        return client.execute(post, response -> {
            if (response.getCode() != 200) {
                throw new IOException("HTTP " + response.getCode());
            }
            try (JsonParser in = json.createParser(
                    ObjectReadContext.empty(), response.getEntity().getContent())) {
                return reader.read(in);
            }
        });
    }

    private static String readId(JsonParser in) {
        in.nextToken();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (name.equals("msg_id")) {
                return in.getString();
            }
            in.skipChildren();
        }
        throw new IllegalStateException("response without an id");
    }

    private static Map<String, String> readIds(JsonParser in) {
        Map<String, String> ids = new HashMap<>();
        in.nextToken();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (name.equals("recipients")) {
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    readRecipient(in, ids);
                }
            } else {
                in.skipChildren();
            }
        }
        return ids;
    }

    private static void readRecipient(JsonParser in, Map<String, String> ids) {
        String mobile = "";
        String id = "";
        boolean failed = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "mobile" -> mobile = in.getString();
                case "msg_id" -> id = in.getString();
                case "error_code" -> failed = true;
                default -> in.skipChildren();
            }
        }
        if (!failed) {
            ids.put(mobile, id);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}

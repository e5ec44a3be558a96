package io.smsgateway.simulator.jsms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsmsSignaturesTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1};

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    /** A multipart form as it is on the wire. */
    private static final class Form {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private static Form of(String... namesAndValues) {
            Form form = new Form();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                form.part("name=\"" + namesAndValues[i] + "\"", namesAndValues[i + 1].getBytes(UTF_8));
            }
            return form;
        }

        private Form image(String name, String file, byte[] content) {
            return part("name=\"" + name + "\"; filename=\"" + file + "\"\r\nContent-Type: image/png", content);
        }

        private Form part(String head, byte[] content) {
            bytes.writeBytes(("--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(UTF_8));
            bytes.writeBytes(content);
            bytes.writeBytes("\r\n".getBytes(UTF_8));
            return this;
        }

        private byte[] end() {
            bytes.writeBytes("--edge--\r\n".getBytes(UTF_8));
            return bytes.toByteArray();
        }
    }

    private static JsmsSignatures signatures() {
        return SIMULATOR.jsms().account().signatures();
    }

    private static Reply post(String path, Form form) {
        return post(path, "multipart/form-data; boundary=edge", form.end());
    }

    private static Reply post(String path, String type, byte[] body) {
        return Http.send(Http.to(SIMULATOR.jsmsUrl(), path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .header("Authorization", Http.basic(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)));
    }

    private static Reply ask(String method, long id) {
        return Http.jsms(SIMULATOR.simulator(), method, "/v1/sign/" + id, "");
    }

    private static long id(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).matches("\\{\"sign_id\":[0-9]+}");
        return reply.json().path("sign_id").asLong();
    }

    private static void refuses(Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(code);
    }

    private static int send(long signature) {
        return Http.jsms(
                        SIMULATOR.simulator(),
                        "POST",
                        "/v1/codes",
                        "{\"mobile\":\"13900000001\",\"temp_id\":1,\"sign_id\":%d}".formatted(signature))
                .status();
    }

    @Test
    void isUsableOnceItWasApproved() {
        long id = id(post(
                "/v1/sign",
                Form.of("sign", "\u6781\u5149\u77ed\u4fe1", "type", "1").image("image0", "a.PNG", PICTURE)));
        assertThat(ask("GET", id).body())
                .isEqualTo(
                        "{\"sign_id\":%d,\"sign\":\"\u6781\u5149\u77ed\u4fe1\",\"status\":0,\"is_default\":0,\"use_status\":0}"
                                .formatted(id));
        assertThat(send(id)).isEqualTo(403);

        signatures().approve(id);
        assertThat(ask("GET", id).body()).endsWith("\"status\":1,\"is_default\":0,\"use_status\":1}");
        assertThat(send(id)).isEqualTo(200);
        refuses(post("/v1/sign/" + id, Form.of("sign", "Other")), 403, 50102);
    }

    @Test
    void isReviewedOneAtATimeAndChangedWhenItWasRefused() {
        long id = id(post("/v1/sign", Form.of("sign", "First")));
        refuses(post("/v1/sign", Form.of("sign", "Second")), 403, 50103);
        refuses(post("/v1/sign/" + id, Form.of("sign", "Second")), 403, 50103);

        signatures().refuse(id, "no such shop");
        assertThat(ask("GET", id).json().path("status").asInt()).isEqualTo(2);
        assertThat(id(post("/v1/sign/" + id, Form.of("sign", "Second")))).isEqualTo(id);
        assertThat(signatures().find(id).orElseThrow())
                .isEqualTo(new JsmsSignature(id, "Second", JsmsTemplate.Review.IN_REVIEW, false));
    }

    @Test
    void isDeletedUnlessItIsTheDefaultOne() {
        signatures().autoApprove(true);
        long id = id(post("/v1/sign", Form.of("sign", "First")));
        assertThat(send(id)).isEqualTo(200);

        Reply deleted = ask("DELETE", id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body()).isEmpty();
        refuses(ask("DELETE", id), 403, 50102);
        refuses(ask("GET", id), 403, 50102);
        refuses(post("/v1/sign/" + id, Form.of("sign", "First")), 403, 50102);
        refuses(post("/v1/sign/x", Form.of("sign", "First")), 403, 50102);
        refuses(ask("DELETE", 1), 403, 50105);
        refuses(ask("PUT", 1), 405, 50018);
        assertThat(ask("GET", 1).body()).endsWith("\"status\":1,\"is_default\":1,\"use_status\":1}");
        assertThatThrownBy(() -> signatures().refuse(id, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> person(String type) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sign", "Shop24");
        fields.put("type", type);
        fields.put("legalPersonName", "A. Person");
        fields.put("legalPersonIdNumber", "11010119900307000X");
        fields.put("socialCreditCode", "91000000000000000A");
        return fields;
    }

    private static Form form(Map<String, String> fields) {
        Form form = new Form();
        fields.forEach((name, value) -> form.part("name=\"" + name + "\"", value.getBytes(UTF_8)));
        return form;
    }

    @ParameterizedTest
    @CsvSource({"1,businessLicenseImage", "3,icpAppScreenshot", "6,trademarkImage", "7,thirdPartyAuthImage"})
    void takesTheFormOf2025WithThePictureOfItsType(String type, String image) {
        signatures().realNames(true);
        refuses(post("/v1/sign", form(person(type)).image("idCardImage", "a.jpg", PICTURE)), 403, 50101);
        refuses(post("/v1/sign", form(person(type)).image(image, "a.jpeg", PICTURE)), 403, 50101);

        id(post(
                "/v1/sign",
                form(person(type)).image("idCardImage", "a.jpg", PICTURE).image(image, "b.jpeg", PICTURE)));
    }

    @ParameterizedTest
    @CsvSource({"type,2", "legalPersonName,''", "legalPersonIdNumber,1101011990030700", "socialCreditCode,''"})
    void holdsAFormOf2025ToItsRules(String field, String value) {
        Map<String, String> fields = person("1");
        fields.put(field, value);

        refuses(
                post(
                        "/v1/sign",
                        form(fields)
                                .image("idCardImage", "a.jpg", PICTURE)
                                .image("businessLicenseImage", "b.jpg", PICTURE)),
                403,
                50007);
    }

    @Test
    void refusesTheOldFormWhenAskedTo() {
        signatures().realNames(true);

        refuses(post("/v1/sign", Form.of("sign", "First", "type", "1")), 403, 50007);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ninechars", "[Shop]", "a b", "\u30102\u3011"})
    void refusesAnInvalidText(String text) {
        refuses(post("/v1/sign", Form.of("sign", text)), 403, 50104);
    }

    @Test
    void takesLongerTextsWhenAskedTo() {
        signatures().maxLength(16);

        id(post("/v1/sign", Form.of("sign", "sixteencharacter")));
    }

    @Test
    void refusesInvalidFieldsAndImages() {
        refuses(post("/v1/sign", Form.of("sign", "First", "type", "8")), 403, 50007);
        refuses(post("/v1/sign", Form.of("sign", "First", "remark", "x".repeat(101))), 403, 50045);
        refuses(post("/v1/sign", Form.of("sign", "First").image("image0", "a.gif", PICTURE)), 403, 50101);
        refuses(post("/v1/sign", Form.of("sign", "First").image("image0", "a.png", new byte[0])), 403, 50101);
        byte[] large = new byte[2 * 1024 * 1024 + 1];
        refuses(post("/v1/sign", Form.of("sign", "First").image("image0", "a.png", large)), 403, 50101);
        SIMULATOR.jsms().account().blackWord("casino");
        refuses(post("/v1/sign", Form.of("sign", "casino")), 403, 50037);

        byte[] largest = new byte[2 * 1024 * 1024];
        id(post(
                "/v1/sign",
                Form.of("sign", "First").image("image0", "a.png", largest).image("images", "a.gif", PICTURE)));
    }

    @Test
    void refusesWhatIsNoForm() {
        refuses(post("/v1/sign", "application/json", "{}".getBytes(UTF_8)), 415, 50017);
        refuses(post("/v1/sign", "multipart/form-data; boundary=edge", new byte[0]), 400, 50003);
        refuses(post("/v1/sign", "multipart/form-data", "--edge".getBytes(UTF_8)), 403, 50007);
        refuses(post("/v1/sign", "multipart/form-data; boundary=edge", "--edge\r\nbroken".getBytes(UTF_8)), 403, 50007);
    }
}

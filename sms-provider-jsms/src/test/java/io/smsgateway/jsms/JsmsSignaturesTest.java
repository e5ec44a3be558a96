package io.smsgateway.jsms;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.ReviewState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsmsSignaturesTest {

    private static final WireMockServer VENDOR = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private final JsmsProvider provider = new JsmsProvider(JsmsSettings.of(Jsms.APP_KEY, Jsms.MASTER_SECRET)
            .withBaseUrl(URI.create("http://127.0.0.1:" + VENDOR.port())));
    private final JsmsSignatures signatures = provider.signatures();

    @BeforeAll
    static void start() {
        VENDOR.start();
    }

    @AfterAll
    static void stop() {
        VENDOR.stop();
    }

    @BeforeEach
    void reset() {
        VENDOR.resetAll();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        VENDOR.stubFor(WireMock.any(anyUrl()).willReturn(answer));
    }

    private static void error(int status, int code) {
        answer(aResponse().withStatus(status).withBody("{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}"));
    }

    private static RequestFailedException failed(ThrowingCallable call) {
        return assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(call)
                .actual();
    }

    private static SignatureApplication application(SignatureApplication.Type type) throws IOException {
        return SignatureApplication.of("示例科技", type, SignatureApplicationTest.owner(), SignatureApplicationTest.png());
    }

    private static RequestPatternBuilder text(RequestPatternBuilder request, String name, String value) {
        return request.withRequestBodyPart(
                aMultipart(name).withBody(equalTo(value)).build());
    }

    private static RequestPatternBuilder image(RequestPatternBuilder request, String name, boolean png) {
        return request.withRequestBodyPart(aMultipart(name)
                .withHeader("Content-Disposition", containing("filename=\"" + name + (png ? ".png\"" : ".jpg\"")))
                .withHeader("Content-Type", equalTo(png ? "image/png" : "image/jpeg"))
                .withBody(binaryEqualTo(png ? SignatureApplicationTest.PNG : SignatureApplicationTest.JPEG))
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "COMPANY,1,businessLicenseImage",
        "APP,3,icpAppScreenshot",
        "BRAND,6,trademarkImage",
        "OTHER,7,thirdPartyAuthImage"
    })
    void aSignatureIsHandedInAsAForm(SignatureApplication.Type type, String number, String proof) throws IOException {
        answer(okJson(Jsms.fixture("signature-created.json")));

        assertThat(signatures.create(application(type))).isEqualTo("4021");

        RequestPatternBuilder request = postRequestedFor(urlEqualTo("/v1/sign"))
                .withHeader("Content-Type", matching("multipart/form-data; .*boundary=.*"))
                .withHeader("Authorization", matching("Basic .+"));
        text(request, "sign", "示例科技");
        text(request, "type", number);
        text(request, "legalPersonName", "示例人");
        text(request, "legalPersonIdNumber", "11010119000101001X");
        text(request, "socialCreditCode", "91310000CANARY0000");
        image(request, "idCardImage", false);
        image(request, proof, true);
        VENDOR.verify(1, request);
        assertThat(body()).doesNotContain("thirdPartyCompanyName", "otherImage", "remark", "canary.");
    }

    private static String body() {
        return VENDOR.getAllServeEvents().get(0).getRequest().getBodyAsString();
    }

    @Test
    void aRefusedSignatureIsHandedInAgain() throws IOException {
        answer(okJson(Jsms.fixture("signature-created.json")));

        SignatureApplication application = application(SignatureApplication.Type.OTHER)
                .withThirdParty("某某公司")
                .withOther(SignatureApplicationTest.jpeg())
                .withRemark("补充材料");
        assertThat(signatures.change("4021", application)).isEqualTo("4021");

        RequestPatternBuilder request = postRequestedFor(urlEqualTo("/v1/sign/4021"));
        text(request, "thirdPartyCompanyName", "某某公司");
        text(request, "remark", "补充材料");
        image(request, "otherImage", false);
        VENDOR.verify(1, request);
    }

    @Test
    void imagesOfTheLargestSizeGoThrough() throws IOException {
        answer(okJson(Jsms.fixture("signature-created.json")));
        byte[] most = Arrays.copyOf(SignatureApplicationTest.PNG, SignatureImage.MAX_BYTES);
        SignatureImage large = SignatureImage.read("a.png", new ByteArrayInputStream(most));
        SignatureOwner owner = SignatureOwner.of("91310000CANARY0000", "示例人", "11010119000101001X", large);

        assertThat(signatures.create(SignatureApplication.of("示例科技", SignatureApplication.Type.COMPANY, owner, large)
                        .withOther(large)))
                .isEqualTo("4021");
    }

    @ParameterizedTest
    @CsvSource({
        "403,50101,INVALID_REQUEST",
        "403,50103,INVALID_REQUEST",
        "403,50104,TEMPLATE",
        "401,50002,BAD_CREDENTIALS"
    })
    void aRefusalNamesItsCode(int status, int code, Refusal reason) throws IOException {
        error(status, code);
        SignatureApplication application = application(SignatureApplication.Type.COMPANY);
        RequestFailedException refused = failed(() -> signatures.create(application));
        assertThat(refused.reason()).contains(reason);
        assertThat(refused.code()).contains(Integer.toString(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"sign_id\":\"x\"}", "<html></html>"})
    void anAnswerWithoutAnIdIsInDoubt(String body) throws IOException {
        answer(aResponse().withStatus(200).withBody(body));
        SignatureApplication application = application(SignatureApplication.Type.COMPANY);
        assertThat(failed(() -> signatures.create(application)).isUnconfirmed()).isTrue();
    }

    @Test
    void aSignatureIsFound() {
        answer(okJson(Jsms.fixture("signature.json")));
        assertThat(signatures.find("4021"))
                .contains(new JsmsSignature("4021", "示例科技", ReviewState.APPROVED, true, false));
        VENDOR.verify(1, getRequestedFor(urlEqualTo("/v1/sign/4021")));

        answer(okJson(Jsms.fixture("signature-2018.json")));
        assertThat(signatures.find("4021"))
                .contains(new JsmsSignature("4021", "示例科技", ReviewState.REFUSED, null, true));
    }

    @ParameterizedTest
    @CsvSource({"0,IN_REVIEW", "1,APPROVED", "2,REFUSED", "3,UNKNOWN", "null,UNKNOWN"})
    void aStateThatIsNotInTheTableIsUnknown(String status, ReviewState state) {
        answer(okJson("{\"sign\":\"x\",\"is_default\":7,\"status\":" + status + "}"));
        assertThat(signatures.find("1")).contains(new JsmsSignature("1", "x", state, null, null));
    }

    @Test
    void aSignatureThatDoesNotExistIsNotFound() {
        error(403, 50102);
        assertThat(signatures.find("1")).isEmpty();
        answer(okJson("{}"));
        assertThat(failed(() -> signatures.find("1")).reason()).contains(Refusal.UNRECOGNISED);
    }

    @Test
    void aSignatureIsDeletedUnlessItIsTheDefault() {
        answer(aResponse().withStatus(200));
        signatures.delete("4021");
        VENDOR.verify(1, deleteRequestedFor(urlEqualTo("/v1/sign/4021")));

        error(403, 50105);
        assertThat(failed(() -> signatures.delete("4021")).code()).contains("50105");
    }

    @Test
    void anIdThatIsNoNumberAsksNothing() throws IOException {
        SignatureApplication application = application(SignatureApplication.Type.COMPANY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signatures.find("x"))
                .withMessageContaining("signature id must be a number");
        assertThatIllegalArgumentException().isThrownBy(() -> signatures.change("../1", application));
        assertThatIllegalArgumentException().isThrownBy(() -> signatures.delete("0"));
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }

    @Test
    void printsNoText() {
        assertThat(new JsmsSignature("1", "canary", ReviewState.APPROVED, true, true))
                .hasToString("JsmsSignature{1, APPROVED}");
        assertThat(new JsmsSignature("13800138000", "canary", ReviewState.APPROVED, true, true).toString())
                .startsWith("JsmsSignature{")
                .doesNotContain("13800138000");
    }
}

package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.smsgateway.testsupport.EqualityChecks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a signature is said before the vendor is asked. */
final class SignatureApplicationTest {

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2};
    static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 3};

    static SignatureImage png() throws IOException {
        return SignatureImage.read("canary.png", new ByteArrayInputStream(PNG));
    }

    static SignatureImage jpeg() throws IOException {
        return SignatureImage.read("canary.JPG", new ByteArrayInputStream(JPEG));
    }

    static SignatureOwner owner() throws IOException {
        return SignatureOwner.of("91310000CANARY0000", "示例人", "11010119000101001X", jpeg());
    }

    private static SignatureApplication of(String text) throws IOException {
        return SignatureApplication.of(text, SignatureApplication.Type.COMPANY, owner(), png());
    }

    @ParameterizedTest
    @ValueSource(strings = {"极光", "Shop24", "示例科技", "ABCDEFGHIJKLMNOP"})
    void aSignatureIsLettersAndDigits(String text) {
        assertThatNoException().isThrownBy(() -> of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "【极光】", "[Shop]", "a b", "a\r\nb", "ABCDEFGHIJKLMNOPQ"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(text))
                .withMessageContaining("2 to 16 letters")
                .withMessageContaining("brackets");
    }

    @Test
    void theOwnersCodesAreChecked() throws IOException {
        SignatureImage card = jpeg();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureOwner.of("9131", "canary", "11010119000101001X", card))
                .withMessageContaining("social credit code")
                .withMessageNotContaining("9131");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureOwner.of("91310000CANARY0000", " ", "11010119000101001X", card))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureOwner.of("91310000CANARY0000", "canary", "X10101190001010011", card))
                .withMessageContaining("id number")
                .withMessageNotContaining("X1010");
    }

    @Test
    void remarkAndThirdPartyAreChecked() throws IOException {
        SignatureApplication good = of("极光");
        assertThat(good.withRemark("好".repeat(100)).remark()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> good.withRemark("好".repeat(101)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> good.withThirdParty(" "))
                .withMessageContaining("third party");
    }

    @Test
    void printsNoPersonAndNoCompany() throws IOException {
        SignatureApplication application =
                of("极光").withThirdParty("canary").withRemark("canary").withOther(png());
        assertThat(application).hasToString("SignatureApplication{COMPANY}");
        assertThat(application.owner()).hasToString("SignatureOwner{***}");
        assertThat(application.proof()).hasToString("SignatureImage{png, 10 bytes}");
    }

    @ParameterizedTest
    @CsvSource({"a.png,image/png", "A.PNG,image/png", "a.b.jpg,image/jpeg", "a.jpeg,image/jpeg", "a.JPEG,image/jpeg"})
    void anImageIsPngOrJpeg(String name, String contentType) throws IOException {
        byte[] content = contentType.equals("image/png") ? PNG : JPEG;
        assertThat(SignatureImage.read(name, new ByteArrayInputStream(content)).contentType())
                .isEqualTo(contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.gif", "a", "", "png.", "a.png.exe"})
    void anotherEndingIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureImage.read(name, InputStream.nullInputStream()))
                .withMessageContaining(".png, .jpg or .jpeg");
    }

    @Test
    void anImageThatIsNotWhatItsNameSaysIsRefused() {
        for (byte[] wrong :
                new byte[][] {JPEG, Arrays.copyOf(PNG, 7), {}, "<html>".getBytes(StandardCharsets.US_ASCII)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SignatureImage.read("a.png", new ByteArrayInputStream(wrong)))
                    .withMessageContaining("not a PNG");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureImage.read("a.jpg", new ByteArrayInputStream(PNG)))
                .withMessageContaining("not a JPEG");
    }

    @Test
    void anImageIsReadNoFurtherThanItIsTaken() throws IOException {
        byte[] most = Arrays.copyOf(PNG, SignatureImage.MAX_BYTES);
        assertThat(SignatureImage.read("a.png", new ByteArrayInputStream(most)).bytes())
                .hasSize(2 * 1024 * 1024);
        ByteArrayInputStream huge = new ByteArrayInputStream(Arrays.copyOf(PNG, SignatureImage.MAX_BYTES + 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureImage.read("a.png", huge))
                .withMessageContaining("at most 2097152 bytes");
        assertThat(huge.available()).isEqualTo(99);
    }

    @Test
    void anImageIsReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("licence.png"), PNG);
        assertThat(SignatureImage.of(file).bytes()).isEqualTo(PNG);
    }

    @Test
    void applicationsAreEqualExactlyIfAllTheirPropertiesAre() throws IOException {
        SignatureImage png = png();
        SignatureOwner owner = owner();
        SignatureApplication plain = of("Shop");
        EqualityChecks.assertToldApart(List.of(
                () -> SignatureApplication.of("Shop", SignatureApplication.Type.COMPANY, owner, png),
                () -> SignatureApplication.of("Shop24", SignatureApplication.Type.COMPANY, owner, png),
                () -> SignatureApplication.of("Shop", SignatureApplication.Type.APP, owner, png),
                () -> SignatureApplication.of("Shop", SignatureApplication.Type.COMPANY, owner, owner.idCard()),
                () -> SignatureApplication.of("Shop", SignatureApplication.Type.COMPANY, owner("x", png), png),
                () -> plain.withThirdParty("x"),
                () -> plain.withOther(png),
                () -> plain.withRemark("x"),
                () -> owner("x", png),
                () -> owner("y", png),
                () -> owner("x", owner.idCard()),
                () -> png,
                owner::idCard));

        assertThat(plain.withThirdParty("x")
                        .withOther(png())
                        .withRemark("x")
                        .withThirdParty(null)
                        .withOther(null)
                        .withRemark(null))
                .isEqualTo(plain);
        assertThat(png()).isEqualTo(png);
        assertThat(SignatureOwner.of(
                        owner.socialCreditCode(), owner.legalPersonName(), owner.legalPersonIdNumber(), jpeg()))
                .isEqualTo(owner)
                .hasToString("SignatureOwner{***}");
    }

    private static SignatureOwner owner(String name, SignatureImage idCard) {
        return SignatureOwner.of("91310000CANARY0000", name, "11010119000101001X", idCard);
    }
}

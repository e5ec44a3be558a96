package io.smsgateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.smsgateway.MessageClass;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files under {@code codec/1} are what stores of applications hold. They stay as they are, and stay readable. */
class StoredFormsTest {

    private static final Path FORMS = Path.of("src", "test", "resources", "codec", "1");

    private static final String DIGEST = "593c38b0c642323ce751773af34a2bc2d3396c493d324f3954403d0918cc54d1";

    private static final String RULE =
            "stores hold this text: write another form under a new version (Limits.VERSION) instead of changing %s";

    record Form(String name, Object value, Function<String, Object> decode, Supplier<String> encode) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        Samples.messages()
                .forEach((name, message) ->
                        forms.add(new Form(name, message, SmsCodec::decodeMessage, () -> SmsCodec.encode(message))));
        Samples.results()
                .forEach((name, result) ->
                        forms.add(new Form(name, result, SmsCodec::decodeResult, () -> SmsCodec.encode(result))));
        Samples.reports()
                .forEach((name, report) ->
                        forms.add(new Form(name, report, SmsCodec::decodeReport, () -> SmsCodec.encode(report))));
        return forms;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aStoredFormIsRead(Form form) throws IOException {
        assertThat(form.decode().apply(stored(form.name()))).isEqualTo(form.value());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsWrittenAsBefore(Form form) throws IOException {
        assertThat(form.encode().get()).as(RULE, form).isEqualTo(stored(form.name()));
    }

    @Test
    void noStoredFormHasChanged() throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String name : files()) {
            hasher.putString(name + "\n" + stored(name) + "\n", StandardCharsets.UTF_8);
        }
        assertThat(hasher.hash().toString())
                .as("digest of all files. " + RULE + ". After adding a file, set the digest to the new one", FORMS)
                .isEqualTo(DIGEST);
    }

    @Test
    void everyKindHasAStoredForm() throws IOException {
        assertThat(files())
                .containsExactlyElementsOf(
                        forms().stream().map(Form::name).sorted().toList());
        assertThat(Samples.messages().values())
                .extracting(SmsMessage::content)
                .hasOnlyElementsOfTypes(SmsContent.class.getPermittedSubclasses())
                .extracting(Object::getClass)
                .contains(SmsContent.class.getPermittedSubclasses());
        assertThat(Samples.messages().values())
                .extracting(SmsMessage::messageClass)
                .contains(MessageClass.values());
        assertThat(Samples.results()).hasSize(7);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    /** Returns the first line: no form has a line break. */
    private static String stored(String name) throws IOException {
        return Files.readAllLines(FORMS.resolve(name + ".txt")).get(0);
    }
}

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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    static Set<String> messages() {
        return Samples.messages().keySet();
    }

    static Set<String> results() {
        return Samples.results().keySet();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aStoredMessageIsRead(String name) throws IOException {
        assertThat(SmsCodec.decodeMessage(stored(name)))
                .isEqualTo(Samples.messages().get(name));
    }

    @ParameterizedTest
    @MethodSource("results")
    void aStoredResultIsRead(String name) throws IOException {
        assertThat(SmsCodec.decodeResult(stored(name)))
                .isEqualTo(Samples.results().get(name));
    }

    static Set<String> reports() {
        return Samples.reports().keySet();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aStoredReportIsRead(String name) throws IOException {
        assertThat(SmsCodec.decodeReport(stored(name)))
                .isEqualTo(Samples.reports().get(name));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportIsWrittenAsBefore(String name) throws IOException {
        assertThat(SmsCodec.encode(Objects.requireNonNull(Samples.reports().get(name))))
                .as(RULE, name)
                .isEqualTo(stored(name));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsWrittenAsBefore(String name) throws IOException {
        assertThat(SmsCodec.encode(Objects.requireNonNull(Samples.messages().get(name))))
                .as(RULE, name)
                .isEqualTo(stored(name));
    }

    @ParameterizedTest
    @MethodSource("results")
    void aResultIsWrittenAsBefore(String name) throws IOException {
        assertThat(SmsCodec.encode(Objects.requireNonNull(Samples.results().get(name))))
                .as(RULE, name)
                .isEqualTo(stored(name));
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
        Set<String> names = new TreeSet<>(messages());
        names.addAll(results());
        names.addAll(reports());
        assertThat(files()).containsExactlyElementsOf(names);
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

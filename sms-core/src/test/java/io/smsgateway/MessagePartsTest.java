package io.smsgateway;

import static io.smsgateway.MessageParts.Encoding.GSM_7;
import static io.smsgateway.MessageParts.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagePartsTest {

    private static final String FACE = "\ud83d\ude00";

    @ParameterizedTest
    @CsvSource({"1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4"})
    void cutsTheDefaultAlphabetAt160AndThen153(int characters, int parts) {
        assertThat(MessageParts.of("a".repeat(characters))).isEqualTo(new MessageParts(GSM_7, characters, parts));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4"})
    void cutsEverythingElseAt70AndThen67(int characters, int parts) {
        assertThat(MessageParts.of("\u9a8c".repeat(characters))).isEqualTo(new MessageParts(UCS_2, characters, parts));
        assertThat(MessageParts.ofAnyAlphabet("a".repeat(characters)))
                .isEqualTo(new MessageParts(UCS_2, characters, parts));
    }

    @ParameterizedTest
    @CsvSource({"€, 2", "[, 2", "|, 2", "~, 2", "'@', 1", "'\u00a3', 1", "'\u03a9', 1", "'\u00c7', 1", "'\u0394', 1"})
    void countsTheExtensionTwice(String character, int units) {
        assertThat(MessageParts.of(character)).isEqualTo(new MessageParts(GSM_7, units, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "\u00e7", "\u0451", "\u00ea", "\u2019", "\t", "\u00a0"})
    void takesWhatLooksAlikeForAnotherAlphabet(String character) {
        assertThat(MessageParts.of("a" + character).encoding()).isEqualTo(UCS_2);
    }

    @Test
    @DisplayName("P2 cuts no character in two")
    void cutsNoCharacterInTwo() {
        assertThat(MessageParts.of("€".repeat(80)).parts()).isEqualTo(1);
        // 76 in a part, for the 77th would be cut
        assertThat(MessageParts.of("€".repeat(152))).isEqualTo(new MessageParts(GSM_7, 304, 2));
        assertThat(MessageParts.of("€".repeat(153))).isEqualTo(new MessageParts(GSM_7, 306, 3));
        assertThat(MessageParts.of(FACE.repeat(35)).parts()).isEqualTo(1);
        assertThat(MessageParts.of(FACE.repeat(66))).isEqualTo(new MessageParts(UCS_2, 132, 2));
        assertThat(MessageParts.of(FACE.repeat(67))).isEqualTo(new MessageParts(UCS_2, 134, 3));
    }

    @ParameterizedTest
    @CsvSource({"'\n', 2", "'\r\n', 2", "'\r', 2", "'a\nb', 4", "'\n\r', 4"})
    void countsALineBreakTwiceByTheRuleOfVendorsInChina(String text, int length) {
        String broken = text.replace("\\n", "\n").replace("\\r", "\r");

        assertThat(MessageParts.ofAnyAlphabet(broken).length()).isEqualTo(length);
    }

    @Test
    void takesAnEmptyTextForOnePart() {
        assertThat(MessageParts.of("")).isEqualTo(new MessageParts(GSM_7, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageParts(GSM_7, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageParts(GSM_7, 0, 0));
    }
}

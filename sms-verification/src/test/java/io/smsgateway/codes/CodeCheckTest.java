package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CodeCheckTest {

    @Test
    void readsTheNumberThatAStoreDecidedOn() {
        assertThat(CodeCheck.decided(0)).isEqualTo(CodeCheck.of(CodeVerdict.UNKNOWN));
        assertThat(CodeCheck.decided(1)).isEqualTo(CodeCheck.of(CodeVerdict.VALID));
        assertThat(CodeCheck.decided(2)).isEqualTo(CodeCheck.of(CodeVerdict.USED));
        assertThat(CodeCheck.decided(3)).isEqualTo(CodeCheck.of(CodeVerdict.EXPIRED));
        assertThat(CodeCheck.decided(4)).isEqualTo(CodeCheck.of(CodeVerdict.TOO_MANY_TRIES));
        assertThat(CodeCheck.decided(10)).isEqualTo(CodeCheck.wrong(0));
        assertThat(CodeCheck.decided(29)).isEqualTo(CodeCheck.wrong(19));
        assertThatThrownBy(() -> CodeCheck.decided(9)).hasMessageContaining("the store returned 9");
        assertThatThrownBy(() -> CodeCheck.decided(-1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void checksOfTheSameVerdictAndTriesAreEqual() {
        assertThat(CodeCheck.wrong(3)).isEqualTo(CodeCheck.wrong(3)).hasSameHashCodeAs(CodeCheck.wrong(3));
        assertThat(CodeCheck.wrong(3))
                .isNotEqualTo(CodeCheck.wrong(2))
                .isNotEqualTo(CodeCheck.of(CodeVerdict.VALID))
                .isNotEqualTo("WRONG");
        assertThat(CodeCheck.wrong(3).hashCode())
                .isNotEqualTo(CodeCheck.wrong(2).hashCode());
    }

    @Test
    void sendingsOfTheSameIdAndStatusAreEqual() {
        CodeSending sending = CodeSending.of("k1.a", CodeSending.Status.USED);

        assertThat(sending)
                .isEqualTo(CodeSending.of("k1.a", CodeSending.Status.USED))
                .hasSameHashCodeAs(CodeSending.of("k1.a", CodeSending.Status.USED))
                .isNotEqualTo(CodeSending.of("k1.b", CodeSending.Status.USED))
                .isNotEqualTo(CodeSending.of("k1.a", CodeSending.Status.EXPIRED));
        assertThat(sending.hashCode())
                .isNotEqualTo(CodeSending.of("k1.b", CodeSending.Status.USED).hashCode());
    }
}

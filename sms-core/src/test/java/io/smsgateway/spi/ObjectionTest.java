package io.smsgateway.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.Refusal;
import io.smsgateway.testsupport.EqualityChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectionTest {

    @Test
    void tellsEveryPropertyApart() {
        EqualityChecks.assertToldApart(List.of(
                () -> Objection.of(Refusal.TEMPLATE, "no number"),
                () -> Objection.of(Refusal.UNSUPPORTED, "no number"),
                () -> Objection.of(Refusal.TEMPLATE, "no template")));
    }

    @Test
    void printsReasonAndDetail() {
        assertThat(Objection.of(Refusal.TEMPLATE, "no number")).hasToString("Objection{TEMPLATE, no number}");
    }

    @Test
    @SuppressWarnings("NullAway") // passes what a caller without NullAway may pass
    void takesNoNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Objection.of(Refusal.TEMPLATE, null))
                .withMessage("detail");
    }
}

package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.testsupport.EqualityChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderIdTest {

    @Test
    void isEqualToAnotherOfTheSameName() {
        EqualityChecks.assertToldApart(List.of(() -> ProviderId.of("acme"), () -> ProviderId.of("acm")));
        assertThat(ProviderId.of(ProviderId.of("acme").name())).isEqualTo(ProviderId.of("acme"));
    }

    @Test
    void onlyTheLibraryIsNamedNone() {
        assertThat(ProviderId.NONE.name()).isEqualTo("none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderId.of("none"))
                .withMessage("a provider must not be named \"none\", which results use where no provider had a part;"
                        + " choose another name");
        assertThat(ProviderId.of("none-but-me")).hasToString("none-but-me");
    }
}

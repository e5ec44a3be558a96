package io.smsgateway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsmsTourTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void goesThroughAllThatTheVendorOffersAndEachStepDoesWhatItSays() throws IOException {
        boolean went = JsmsTour.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("10. ").doesNotContain("[FAILED]");
        assertThat(went).isTrue();
    }
}

package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1700000000000,2023-11-14T22:13:20Z",
        "1700000000123,2023-11-14T22:13:20.123Z",
        "2023-11-15 06:13:20,2023-11-14T22:13:20Z",
        "2023-11-15 06:13:20.5,2023-11-14T22:13:20.5Z",
        "2023-11-15T06:13:20,2023-11-14T22:13:20Z",
        "2023-11-15T06:13:20.123456,2023-11-14T22:13:20.123456Z",
        "Wed Nov 15 06:13:20 CST 2023,2023-11-14T22:13:20Z",
        "Fri Sep 01 00:00:00 CST 2023,2023-08-31T16:00:00Z"
    })
    void aTimeIsThatOfShanghai(String text, Instant instant) {
        assertThat(WireTime.read(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-1",
                "1.7E12",
                "9999999999999999999999",
                "2023-02-30T06:13",
                "2023-13-15 06:13:20",
                "Wed Nov 15 06:13:20 PST 2023",
                "2023-11-15 06:13:20                                       "
            })
    void anythingElseIsNoTime(String text) {
        assertThat(WireTime.read(text)).isNull();
    }

    @Test
    void noTimeIsNone() {
        assertThat(WireTime.read(null)).isNull();
    }
}

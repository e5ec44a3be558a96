package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SensitiveTest {

    private record Message(
            @JsonName("to") Sensitive<String> number,
            @Nullable Sensitive<String> text,
            @Nullable Sensitive<Map<String, String>> parameters,
            @Nullable Sensitive<Object> error,
            @Nullable List<Sensitive<String>> copies,
            int type) {}

    private static Message read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Message.class);
    }

    @Test
    void aRecordDoesNotPrintItsSensitiveComponents() {
        Message message = new Message(
                new Sensitive<>("13800138000"),
                new Sensitive<>("canary"),
                new Sensitive<>(Map.of("canary", "canary")),
                new Sensitive<>(List.of("canary")),
                List.of(new Sensitive<>("13800138000")),
                7);

        assertThat(message)
                .hasToString("Message[number=***, text=***, parameters=***, error=***, copies=[***], type=7]");
    }

    @Test
    void isWrittenAsTheValueItselfAndLeftOutIfNull() {
        Message message =
                new Message(new Sensitive<>("1"), null, new Sensitive<>(Map.of("code", "2")), null, List.of(), 7);

        assertThat(new String(Json.write(message), StandardCharsets.UTF_8))
                .isEqualTo("{\"to\":\"1\",\"parameters\":{\"code\":\"2\"},\"copies\":[],\"type\":7}");
    }

    @Test
    void isReadFromTheValueItselfAsStrictlyAsWithoutIt() {
        assertThat(
                        read(
                                "{\"to\":1380013800012345678901,\"text\":null,\"parameters\":{\"a\":\"b\"},\"error\":true,\"type\":7}"))
                .isEqualTo(new Message(
                        new Sensitive<>("1380013800012345678901"),
                        null,
                        new Sensitive<>(Map.of("a", "b")),
                        new Sensitive<>(true),
                        null,
                        7));
        assertThatExceptionOfType(UnreadableResponseException.class).isThrownBy(() -> read("{\"to\":{},\"type\":7}"));
        assertThatExceptionOfType(UnreadableResponseException.class).isThrownBy(() -> read("{\"to\":true,\"type\":7}"));
    }

    @Test
    void revealsItsValueAndKeepsNull() {
        assertThat(Sensitive.reveal(new Sensitive<>("1"))).isEqualTo("1");
        assertThat(Sensitive.<String>reveal(null)).isNull();
        assertThat(Sensitive.ofNullable("1")).isEqualTo(new Sensitive<>("1"));
        assertThat(Sensitive.<String>ofNullable(null)).isNull();
    }
}

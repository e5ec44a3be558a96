package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneAutofillTest {

    @Test
    void endsATextForAWebsiteWithItsDomainAndTheCode() {
        assertThat(PhoneAutofill.forWebsite("Your code is 123456. ", "login.example.com", "123456"))
                .isEqualTo("Your code is 123456.\n\n@login.example.com #123456");
        assertThat(PhoneAutofill.forWebsite("{code} is your code.", "example.com", "{code}"))
                .endsWith("\n@example.com #{code}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "https://example.com",
                "example.com:443",
                "example.com/login",
                "Example.com",
                "-example.com",
                "example-.com",
                "exa mple.com",
                "example.com\n"
            })
    void refusesADomainThatPhonesDoNotRead(String domain) {
        assertThatThrownBy(() -> PhoneAutofill.forWebsite("Your code is 123456.", domain, "123456"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("domain must be a host name");
    }

    @Test
    void refusesACodeThatPhonesDoNotRead() {
        assertThatThrownBy(() -> PhoneAutofill.forWebsite("Your code", "example.com", ""))
                .hasMessageStartingWith("code must not be empty");
        assertThatThrownBy(() -> PhoneAutofill.forWebsite("Your code", "example.com", "123 456"))
                .hasMessageStartingWith("code must not be empty");
    }

    /** Computed with sha256sum and base64 as Google's script does. */
    @Test
    void computesTheHashOfAnApp() {
        assertThat(PhoneAutofill.appHash("com.example.app", new byte[] {0x30, (byte) 0x82, (byte) 0xff}))
                .isEqualTo("0fZlUqKE17C");
    }

    @Test
    void endsATextForAnAppWithItsHash() {
        assertThat(PhoneAutofill.forAndroidApp("Your code is 123456.\n", "0fZlUqKE17C"))
                .isEqualTo("Your code is 123456.\n0fZlUqKE17C");
    }

    @Test
    void refusesATextForAnAppThatIsTooLongOrHasNoHash() {
        assertThat(PhoneAutofill.forAndroidApp("x".repeat(128), "0fZlUqKE17C")).hasSize(140);
        assertThatThrownBy(() -> PhoneAutofill.forAndroidApp("x".repeat(129), "0fZlUqKE17C"))
                .hasMessage("a text for an Android app has at most 140 bytes with the hash, not 141");
        assertThatThrownBy(() -> PhoneAutofill.forAndroidApp("Your code", "0fZlUqKE17"))
                .hasMessageStartingWith("appHash must have 11 characters");
    }
}

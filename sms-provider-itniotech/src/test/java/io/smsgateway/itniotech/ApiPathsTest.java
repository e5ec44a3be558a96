package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPathsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.itniotech.com/sms, https://api.itniotech.com, /sms",
        "https://api.itniotech.com/sms/, https://api.itniotech.com, /sms",
        "https://api.itniotech.com/sms//, https://api.itniotech.com, /sms",
        "https://proxy.example.com/vendor/sms, https://proxy.example.com/vendor, /sms",
        "https://api.onbuka.com/v3, https://api.onbuka.com/v3, ''",
        "https://api.laaffic.com/v3/, https://api.laaffic.com/v3/, ''",
        "https://api.example.com/mysms, https://api.example.com/mysms, ''",
        "https://sms, https://sms, ''",
    })
    void findsTheRootOfAllProductsFromWhereSmsIs(URI smsUrl, URI root, String sms) {
        assertThat(ApiPaths.of(smsUrl)).isEqualTo(new ApiPaths(root, sms));
    }
}

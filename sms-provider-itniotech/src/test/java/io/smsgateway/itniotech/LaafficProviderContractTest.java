package io.smsgateway.itniotech;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Laaffic")
class LaafficProviderContractTest extends ItniotechContract {

    LaafficProviderContractTest() {
        super(ItniotechSettings.LAAFFIC);
    }
}

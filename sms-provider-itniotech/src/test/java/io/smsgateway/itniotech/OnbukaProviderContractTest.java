package io.smsgateway.itniotech;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Onbuka")
class OnbukaProviderContractTest extends ItniotechContract {

    OnbukaProviderContractTest() {
        super(ItniotechSettings.ONBUKA);
    }
}

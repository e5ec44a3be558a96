package io.smsgateway.itniotech;

import org.junit.jupiter.api.DisplayName;

/** Laaffic's path is the same. */
@DisplayName("Onbuka and Laaffic")
class OnbukaProviderContractTest extends ItniotechContract {

    OnbukaProviderContractTest() {
        super(ItniotechSettings.ONBUKA);
    }
}

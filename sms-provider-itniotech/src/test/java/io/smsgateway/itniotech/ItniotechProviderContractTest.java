package io.smsgateway.itniotech;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Itniotech")
class ItniotechProviderContractTest extends ItniotechContract {

    ItniotechProviderContractTest() {
        super(ItniotechSettings.ITNIOTECH);
    }
}

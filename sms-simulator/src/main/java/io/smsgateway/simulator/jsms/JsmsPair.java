package io.smsgateway.simulator.jsms;

/** The two credential pairs of JSMS: one of the application, one of the developer account. */
enum JsmsPair {
    APP(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET),
    DEV(JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET);

    private final String text;

    JsmsPair(String key, String secret) {
        text = key + ":" + secret;
    }

    boolean matches(String shown) {
        return text.equals(shown);
    }
}

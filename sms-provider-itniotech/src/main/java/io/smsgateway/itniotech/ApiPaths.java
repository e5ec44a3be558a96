package io.smsgateway.itniotech;

import java.net.URI;

/**
 * Where a brand keeps its products: all under one root, but Itniotech has SMS one step below it and its sister brands do
 * not.
 *
 * @param root what codes and calls lie under, as {@code /otp} and {@code /voice}
 * @param sms what the paths of SMS begin with below the root; may be empty
 */
record ApiPaths(URI root, String sms) {

    private static final String STEP = "/sms";

    /** Where these settings, whose base URL is that of SMS, have everything. */
    static ApiPaths of(URI smsUrl) {
        String url = smsUrl.toString();
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        String root = url.endsWith(STEP) ? url.substring(0, url.length() - STEP.length()) : "";
        // not where the host itself is called so
        return root.isEmpty() || root.endsWith("/") ? new ApiPaths(smsUrl, "") : new ApiPaths(URI.create(root), STEP);
    }
}

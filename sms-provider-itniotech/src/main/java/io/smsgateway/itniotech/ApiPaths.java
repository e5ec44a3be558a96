package io.smsgateway.itniotech;

import java.net.URI;

/**
 * Paths of a brand's products. All lie under one root; Itniotech has SMS one level below it, its sister brands do not.
 *
 * @param root path under which codes and calls lie, as {@code /otp} and {@code /voice}
 * @param sms prefix of the SMS paths below the root; may be empty
 */
record ApiPaths(URI root, String sms) {

    private static final String STEP = "/sms";

    /** Derives the paths from settings whose base URL is that of SMS. */
    static ApiPaths of(URI smsUrl) {
        String url = smsUrl.toString();
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        String root = url.endsWith(STEP) ? url.substring(0, url.length() - STEP.length()) : "";
        // not if the host itself has that name
        return root.isEmpty() || root.endsWith("/") ? new ApiPaths(smsUrl, "") : new ApiPaths(URI.create(root), STEP);
    }
}

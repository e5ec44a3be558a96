package io.smsgateway.simulator.itniotech;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.VendorRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Checks credentials. Decided here: a missing header is -1; a timestamp that is no number is -16; then the signature, -1, and only
 * then the clock, -16 (so milliseconds are -16), unless {@link ItniotechAccess} says otherwise. Then address, -2, and lock,
 * -13, for every product. The hex of a signature may have any case, and the same signature may be used again while its time
 * is valid.
 */
record ItniotechAuthenticator(ItniotechAccount account, ItniotechAccess access) {

    void check(VendorRequest request) throws ItniotechRefusal {
        String key = request.header("Api-Key");
        String sign = request.header("Sign");
        String timestamp = request.header("Timestamp");
        ItniotechStatus.BAD_AUTHENTICATION.refuseIf(
                key.isEmpty() || sign.isEmpty() || timestamp.isEmpty() || request.shows(Fault.BAD_CREDENTIALS));
        boolean timely = access.timely(seconds(timestamp), request.now());
        ItniotechStatus.TIMESTAMP_EXPIRES.refuseIf(!timely && access.clockFirst.get());
        ItniotechStatus.BAD_AUTHENTICATION.refuseIf(
                !ItniotechVendor.API_KEY.equals(key) || !sign.equalsIgnoreCase(expectedSign(timestamp)));
        ItniotechStatus.TIMESTAMP_EXPIRES.refuseIf(!timely);
        ItniotechStatus.IP_NOT_ALLOWED.refuseIf(account.ipBlocked.get());
        ItniotechStatus.LOCKED.refuseIf(account.locked.get());
        access.admit(request.now());
    }

    private static long seconds(String timestamp) throws ItniotechRefusal {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            throw ItniotechStatus.TIMESTAMP_EXPIRES.refusal();
        }
    }

    private static String expectedSign(String timestamp) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            String signed = ItniotechVendor.API_KEY + ItniotechVendor.API_SECRET + timestamp;
            return HexFormat.of().formatHex(md5.digest(signed.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}

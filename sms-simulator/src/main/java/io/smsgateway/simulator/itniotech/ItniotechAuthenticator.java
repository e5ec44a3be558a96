package io.smsgateway.simulator.itniotech;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who may come in. Decided here: a missing header is -1; a timestamp that is no number is -16; then the signature, -1, and only
 * then the clock, -16 (so milliseconds are -16), unless {@link ItniotechAccess} says otherwise. Then address, -2, and lock,
 * -13, for every product. The hex of a signature may have any case, and the same signature may come again while its time
 * is good.
 */
record ItniotechAuthenticator(ItniotechAccount account, ItniotechAccess access) {

    void check(Call call) throws ItniotechRefusal {
        String key = call.header("Api-Key");
        String sign = call.header("Sign");
        String timestamp = call.header("Timestamp");
        if (key.isEmpty() || sign.isEmpty() || timestamp.isEmpty() || call.shows(Fault.BAD_CREDENTIALS)) {
            throw new ItniotechRefusal(ItniotechStatus.BAD_AUTHENTICATION);
        }
        boolean timely = access.timely(seconds(timestamp), call.now());
        if (!timely && access.clockFirst()) {
            throw new ItniotechRefusal(ItniotechStatus.TIMESTAMP_EXPIRES);
        }
        if (!ItniotechVendor.API_KEY.equals(key) || !sign.equalsIgnoreCase(expectedSign(timestamp))) {
            throw new ItniotechRefusal(ItniotechStatus.BAD_AUTHENTICATION);
        }
        if (!timely) {
            throw new ItniotechRefusal(ItniotechStatus.TIMESTAMP_EXPIRES);
        }
        if (account.ipBlocked()) {
            throw new ItniotechRefusal(ItniotechStatus.IP_NOT_ALLOWED);
        }
        if (account.locked()) {
            throw new ItniotechRefusal(ItniotechStatus.LOCKED);
        }
        access.admit(call.now());
    }

    private static long seconds(String timestamp) throws ItniotechRefusal {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            throw new ItniotechRefusal(ItniotechStatus.TIMESTAMP_EXPIRES);
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

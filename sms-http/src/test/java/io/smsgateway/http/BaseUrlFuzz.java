package io.smsgateway.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.HttpHost;

/** An accepted address is unambiguous, and uses plain HTTP for loopback addresses only. */
final class BaseUrlFuzz {

    private BaseUrlFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        URI url;
        try {
            url = new URI(new String(data, StandardCharsets.UTF_8));
        } catch (URISyntaxException | NumberFormatException none) {
            // the latter, undocumented, is what the JDK throws where a dotted quad within an IPv6 address is absurd
            return;
        }
        try {
            check(BaseUrl.of(url));
        } catch (IllegalArgumentException refused) {
            requireSilence(refused, url);
        }
        try {
            HttpHost proxy = BaseUrl.proxy(url);
            require(
                    proxy != null
                            && proxy.getPort() > 0
                            && proxy.getSchemeName().equals("http"),
                    "the proxy");
        } catch (IllegalArgumentException refused) {
            requireSilence(refused, url);
        }
    }

    private static void check(BaseUrl base) {
        String scheme = base.host().getSchemeName();
        String name = base.host().getHostName();
        require(scheme.equals("https") || (scheme.equals("http") && isLocal(name)), "https, or this machine");
        require(base.host().getPort() > 0 && base.host().getPort() <= 65_535, "the port");
        require(name.matches("[0-9A-Za-z.-]+|[0-9A-Fa-f:.]+"), "the host");
        require(base.path().isEmpty() || base.path().matches("/[^/?#].*[^/]|/[^/?#]"), "the path");
        require(!base.authority().contains("@"), "no user");
    }

    private static boolean isLocal(String name) {
        return name.equalsIgnoreCase("localhost")
                || name.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}")
                || name.matches("[0:.]*:0*1")
                || name.matches("(?i)[0:]*:ffff:(127\\.[0-9.]+|7f[0-9a-f]{2}:[0-9a-f]{1,4})");
    }

    private static void requireSilence(IllegalArgumentException refused, URI url) {
        String user = url.getRawUserInfo();
        require(
                user == null
                        || user.length() < 8
                        || !String.valueOf(refused.getMessage()).contains(user),
                "silence");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("of an address that was taken: " + what);
        }
    }
}

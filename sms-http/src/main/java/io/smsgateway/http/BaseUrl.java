package io.smsgateway.http;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * A validated base URL: {@code https}, or {@code http} to a loopback address, with an unambiguous host. Credentials are
 * sent there.
 */
record BaseUrl(HttpHost host, String path) {

    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)");

    static BaseUrl of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        String name = hostOf("the base URL", url);
        if (scheme.equalsIgnoreCase("http")) {
            if (!isLoopback(name)) {
                throw new IllegalArgumentException(
                        "the base URL must start with https://; http:// is accepted for loopback addresses only");
            }
        } else if (!scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("the base URL must start with https://");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path.startsWith("//")) {
            throw new IllegalArgumentException("the path of the base URL must start with one slash");
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equalsIgnoreCase("http") ? 80 : 443;
        return new BaseUrl(new HttpHost(scheme, name, port), path);
    }

    static @Nullable HttpHost proxy(@Nullable URI url) {
        if (url == null) {
            return null;
        }
        String name = hostOf("the proxy", url);
        String path = url.getRawPath();
        if (!"http".equalsIgnoreCase(url.getScheme())
                || url.getPort() < 0
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("the proxy must be http://host:port without a path");
        }
        return new HttpHost("http", name, url.getPort());
    }

    /** Requires that requests to the URL pass the proxy, if there is one, in a tunnel: it would read the others. */
    static void requireTunnel(URI url, @Nullable URI proxyUrl) {
        BaseUrl base = of(url);
        if (proxy(proxyUrl) != null && base.host.getSchemeName().equals("http")) {
            throw new IllegalArgumentException("an http:// base URL cannot be used with a proxy,"
                    + " which would read the credentials; remove the proxy or use https://");
        }
    }

    static void requireProxyUser(String user) {
        if (user.isEmpty() || user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the proxy user must not be empty or have a colon or a control character");
        }
    }

    private static String hostOf(String what, URI url) {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    what + " must not have user info; remove it up to the @ and set credentials by themselves");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(what + " must not have a query or a fragment");
        }
        // java.net.URI returns no host for an authority that it cannot parse
        String host = url.getHost();
        if (host == null || host.isEmpty() || host.endsWith(".") || host.indexOf('%') >= 0) {
            throw new IllegalArgumentException(what + " needs a plain host name, such as https://api.example.com");
        }
        // some resolvers read 2130706433, 0x7f.1 and 127.1 as 127.0.0.1, and 0127 as octal
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        boolean literal = name.indexOf(':') >= 0 || NUMERIC_END.matcher(name).matches();
        if (literal && !InetAddresses.isInetAddress(name)) {
            throw new IllegalArgumentException(
                    what + " must not have a number as its host; write a name or a complete IP address");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException(what + " must have a port from 1 to 65535");
        }
        return name;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || (InetAddresses.isInetAddress(host)
                        && InetAddresses.forString(host).isLoopbackAddress());
    }

    /** Returns the value of the {@code Host} header: a default port is left out. */
    String hostHeader() {
        boolean standard = host.getPort() == (host.getSchemeName().equals("http") ? 80 : 443);
        String name = host.getHostName().indexOf(':') < 0 ? host.getHostName() : "[" + host.getHostName() + "]";
        return standard ? name : name + ":" + host.getPort();
    }

    /** Returns host and port for display. */
    String authority() {
        return host.toHostString();
    }
}

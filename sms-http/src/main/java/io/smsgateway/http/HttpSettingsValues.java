package io.smsgateway.http;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The values of {@link HttpSettings}, with the defaults; not changed once settings hold them. */
final class HttpSettingsValues implements Cloneable {
    URI baseUrl;
    int maxConnections = 1000;
    Duration connectTimeout = Duration.ofSeconds(2);
    Map<MessageClass, Duration> responseTimeouts = Map.of(
            MessageClass.OTP, Duration.ofSeconds(8),
            MessageClass.TRANSACTIONAL, Duration.ofSeconds(15),
            MessageClass.MARKETING, Duration.ofSeconds(30));

    @Nullable
    URI proxy;

    @Nullable
    String proxyUser;

    @Nullable
    Secret proxyPassword;

    @Nullable
    SSLContext sslContext;

    HttpSettingsValues(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    HttpSettingsValues copy() {
        try {
            return (HttpSettingsValues) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    List<@Nullable Object> all() {
        return Arrays.asList(
                baseUrl, maxConnections, connectTimeout, responseTimeouts, proxy, proxyUser, proxyPassword, sslContext);
    }
}

package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of {@link JsmsSettings}; not changed once settings hold them. */
final class JsmsSettingsValues implements Cloneable {

    private static final URI VENDOR = URI.create("https://api.sms.jpush.cn");

    ProviderId id = ProviderId.of("jsms");
    final String appKey;
    final Secret masterSecret;

    @Nullable
    Secret previousMasterSecret;

    @Nullable
    String devKey;

    @Nullable
    Secret apiDevSecret;
    /** Present and approved in every console, of the verification type. */
    String codeTemplate = "1";

    @Nullable
    String codeSignature;

    Map<String, String> signatures = Map.of();
    HttpSettings http = HttpSettings.of(VENDOR);

    JsmsSettingsValues(String appKey, Secret masterSecret) {
        this.appKey = appKey;
        this.masterSecret = masterSecret;
    }

    JsmsSettingsValues copy() {
        try {
            return (JsmsSettingsValues) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    List<@Nullable Object> all() {
        return Arrays.asList(
                id,
                appKey,
                masterSecret,
                previousMasterSecret,
                devKey,
                apiDevSecret,
                codeTemplate,
                codeSignature,
                signatures,
                http);
    }
}

package io.smsgateway.quickstart;

import io.smsgateway.PhoneNumber;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.spi.SmsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts and recipient from the environment. Their values are never printed.
 *
 * @param to the recipient; empty where the environment has none of the variables
 * @param jsms the account at JSMS, with the template to use
 * @param itniotech the account at Itniotech
 */
record RealAccounts(Optional<PhoneNumber> to, Optional<Jsms> jsms, Optional<ItniotechSettings> itniotech) {

    record Jsms(JsmsSettings settings, String template, Optional<String> signature) {}

    private static final List<String> JSMS =
            List.of("SMS_JSMS_APP_KEY", "SMS_JSMS_MASTER_SECRET", "SMS_JSMS_TEMPLATE_ID");
    private static final List<String> JSMS_ACCOUNT = List.of("SMS_JSMS_DEV_KEY", "SMS_JSMS_DEV_SECRET");
    private static final List<String> ITNIOTECH =
            List.of("SMS_ITNIOTECH_API_KEY", "SMS_ITNIOTECH_API_SECRET", "SMS_ITNIOTECH_APP_ID");

    static RealAccounts of(Map<String, String> environment) {
        boolean jsms = isGiven(environment, JSMS);
        boolean itniotech = isGiven(environment, ITNIOTECH);
        if (!jsms && !itniotech && !environment.containsKey("SMS_TO")) {
            return new RealAccounts(Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (!jsms && !itniotech) {
            throw new IllegalArgumentException("SMS_TO is set but no account; set " + JSMS + " or " + ITNIOTECH);
        }
        if (!environment.containsKey("SMS_TO")) {
            throw new IllegalArgumentException("set SMS_TO to a number of your own, such as +86 and eleven digits");
        }
        return new RealAccounts(
                Optional.of(PhoneNumber.of(environment.getOrDefault("SMS_TO", ""))),
                jsms ? Optional.of(jsms(environment)) : Optional.empty(),
                itniotech
                        ? Optional.of(ItniotechSettings.of(
                                environment.getOrDefault("SMS_ITNIOTECH_API_KEY", ""),
                                environment.getOrDefault("SMS_ITNIOTECH_API_SECRET", ""),
                                environment.getOrDefault("SMS_ITNIOTECH_APP_ID", "")))
                        : Optional.empty());
    }

    private static Jsms jsms(Map<String, String> environment) {
        JsmsSettings settings = JsmsSettings.of(
                environment.getOrDefault("SMS_JSMS_APP_KEY", ""),
                environment.getOrDefault("SMS_JSMS_MASTER_SECRET", ""));
        if (isGiven(environment, JSMS_ACCOUNT)) {
            settings = settings.withAccount(
                    environment.getOrDefault("SMS_JSMS_DEV_KEY", ""),
                    environment.getOrDefault("SMS_JSMS_DEV_SECRET", ""));
        }
        return new Jsms(
                settings,
                environment.getOrDefault("SMS_JSMS_TEMPLATE_ID", ""),
                Optional.ofNullable(environment.get("SMS_JSMS_SIGNATURE_ID")));
    }

    /** Returns whether all variables of an account are set; throws where only some are. */
    private static boolean isGiven(Map<String, String> environment, List<String> names) {
        List<String> missing =
                names.stream().filter(name -> !environment.containsKey(name)).toList();
        if (!missing.isEmpty() && missing.size() < names.size()) {
            throw new IllegalArgumentException("the account is incomplete; set also " + missing);
        }
        return missing.isEmpty();
    }

    boolean isEmpty() {
        return to.isEmpty();
    }

    List<SmsProvider> providers() {
        return Stream.concat(
                        jsms.<SmsProvider>map(account -> new JsmsProvider(account.settings())).stream(),
                        itniotech.<SmsProvider>map(ItniotechProvider::new).stream())
                .collect(ArrayList::new, List::add, List::addAll);
    }

    @Override
    public String toString() {
        return "RealAccounts{" + (jsms.isPresent() ? "jsms " : "") + (itniotech.isPresent() ? "itniotech" : "") + "}";
    }
}

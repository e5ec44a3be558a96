package io.smsgateway.catalog;

import io.smsgateway.SmsContent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a template becomes for one provider. */
sealed interface Form permits TextForm, VendorForm {

    /** The template's parameters that it uses. */
    Set<String> parameters();

    /**
     * Fills it in.
     *
     * @param values a value for each of {@link #parameters()}
     */
    SmsContent fill(Map<String, String> values);

    /** The sender to show; null to leave the message's own. */
    @Nullable
    String sender();
}

package io.smsgateway.catalog;

import io.smsgateway.SmsContent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Form that a template takes for one provider. */
sealed interface Form permits TextForm, VendorForm {

    /** Returns the template's parameters that it uses. */
    Set<String> parameters();

    /**
     * Fills in the parameters.
     *
     * @param values a value for each of {@link #parameters()}
     */
    SmsContent fill(Map<String, String> values);

    /** Returns the sender to show; null to leave the message's own. */
    @Nullable
    String sender();
}

package io.smsgateway.springboot.codes;

import io.smsgateway.PhoneNumber;
import io.smsgateway.codes.CodeCheck;
import io.smsgateway.codes.CodeListener;
import io.smsgateway.codes.CodeSending;
import io.smsgateway.codes.CodeSettings;
import io.smsgateway.codes.CodeStore;
import io.smsgateway.springboot.observation.EnumCounts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the service of codes was made of, and how often it was called in this process. Has neither numbers nor keys. */
final class CodeStatus implements CodeListener {

    /**
     * What the service was made of.
     *
     * @param key id of the key of new codes
     * @param keys ids of all keys
     */
    record Parts(CodeStore store, String key, Set<String> keys, CodeSettings settings) {}

    private final EnumCounts started = new EnumCounts();
    private final EnumCounts resent = new EnumCounts();
    private final EnumCounts checked = new EnumCounts();
    private volatile @Nullable Parts parts;

    void made(Parts all) {
        parts = all;
    }

    /** Returns what the service was made of; null while no bean has needed it. */
    @Nullable
    Parts parts() {
        return parts;
    }

    Map<String, Long> started() {
        return started.all();
    }

    Map<String, Long> resent() {
        return resent.all();
    }

    Map<String, Long> checked() {
        return checked.all();
    }

    @Override
    public void started(PhoneNumber number, String purpose, CodeSending sending) {
        started.add(sending.status());
    }

    @Override
    public void resent(PhoneNumber number, CodeSending sending) {
        resent.add(sending.status());
    }

    @Override
    public void checked(PhoneNumber number, String purpose, CodeCheck check) {
        checked.add(check.verdict());
    }
}

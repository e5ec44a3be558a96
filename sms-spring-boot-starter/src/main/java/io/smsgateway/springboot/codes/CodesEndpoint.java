package io.smsgateway.springboot.codes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Actuator endpoint of one-time codes. Shows neither numbers, codes nor keys. */
@Endpoint(id = "smscodes")
public final class CodesEndpoint {

    private final CodeStatus status;

    CodesEndpoint(CodeStatus status) {
        this.status = status;
    }

    /**
     * Codes of this machine.
     *
     * @param service what the service uses; null while no bean of the application has needed it
     * @param started how many codes were started since the application started, by status
     * @param resent how many were to be sent again, by status
     * @param checked how many were checked, by verdict
     */
    public record Codes(
            @Nullable Service service,
            Map<String, Long> started,
            Map<String, Long> resent,
            Map<String, Long> checked) {}

    /**
     * What the service uses.
     *
     * @param store the store, with what it says of itself
     * @param key id of the key of new codes
     * @param keys ids of all keys, of which the others check older codes
     * @param digits number of digits of a code
     * @param life for how long a code is valid
     * @param maxTries how many codes may be typed
     * @param resendPauses pauses before it is sent again
     */
    public record Service(
            String store,
            String key,
            List<String> keys,
            int digits,
            Duration life,
            int maxTries,
            List<Duration> resendPauses) {}

    /** Returns what the service uses and how often it was called. */
    @ReadOperation
    public Codes codes() {
        CodeStatus.Parts parts = status.parts();
        return new Codes(parts == null ? null : service(parts), status.started(), status.resent(), status.checked());
    }

    private static Service service(CodeStatus.Parts parts) {
        return new Service(
                parts.store().toString(),
                parts.key(),
                List.copyOf(new TreeSet<>(parts.keys())),
                parts.settings().digits(),
                parts.settings().life(),
                parts.settings().maxTries(),
                parts.settings().resendPauses());
    }
}

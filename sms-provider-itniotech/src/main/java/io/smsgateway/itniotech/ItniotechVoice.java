package io.smsgateway.itniotech;

import io.smsgateway.RequestFailedException;
import io.smsgateway.http.Sensitive;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Itniotech's voice product that read out a text, such as a code of the application's own. Each method makes
 * one request and never repeats it. For vendor codes, a call is a channel of {@link ItniotechProvider#verification}.
 * Safe for use by multiple threads; blocks for at most one exchange.
 */
public final class ItniotechVoice {

    private final ItniotechRequests requests;
    private final String appId;

    ItniotechVoice(ItniotechRequests requests, String appId) {
        this.requests = requests;
        this.appId = appId;
    }

    private record Spoken(
            Sensitive<String> callee,
            @Nullable Sensitive<String> displayNum,
            String language,
            Sensitive<String> text,
            Sensitive<String> appId,
            @Nullable Integer loopCount,
            @Nullable Sensitive<String> calledInfo) {}

    private record Started(@Nullable String data) {}

    /**
     * Calls a number and reads out a text.
     *
     * @return the id of the call
     * @throws RequestFailedException if the number was not called, or if that is unknown ({@link
     *     RequestFailedException#isUnconfirmed}); the vendor accepts no reference by which such a call could be found
     * @see <a href="https://itniotech.com/api/voice/sendCode">voice/sendCode</a>
     */
    public String call(ItniotechCall wish) {
        Spoken spoken = new Spoken(
                new Sensitive<>(WireValue.number(wish.to())),
                Sensitive.ofNullable(wish.displayNumber()),
                wish.language(),
                new Sensitive<>(wish.text()),
                new Sensitive<>(appId),
                wish.loops(),
                Sensitive.ofNullable(wish.info()));
        Call call = Call.command(Product.VOICE, "/voice/sendCode", spoken);
        return Optional.ofNullable(requests.make(call, Started.class).data())
                .filter(WireValue::isId)
                .orElseThrow(() -> requests.senseless(call, "without the id of the call"));
    }

    /**
     * Returns the record of a call, kept for two months. The vendor's page is on "voice messages" in general and shows
     * those that play a file; no page is on those that read a text alone.
     *
     * @param voiceId as {@link #call} returned it
     * @return empty if the vendor responds without a record
     * @throws RequestFailedException if the vendor cannot be reached
     * @see <a href="https://itniotech.com/api/voice/recordGroup">voice/recordGroup</a>
     */
    public Optional<ItniotechCallRecord> record(String voiceId) {
        if (!WireValue.isId(voiceId)) {
            throw new IllegalArgumentException(
                    "the id of a call must be digits only; use the value that call(...) returned");
        }
        Call call = Call.get(Product.VOICE, "/voice/recordGroup/" + voiceId);
        Fields response = new Fields(requests.make(call, Map.class));
        if (!response.has("data")) {
            return Optional.empty();
        }
        Fields data = response.object("data");
        if (data == null) {
            throw requests.senseless(call, "\"data\" is not an object");
        }
        return Optional.of(new ItniotechCallRecord(data));
    }
}

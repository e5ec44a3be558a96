package io.smsgateway.client;

import com.google.common.primitives.Booleans;
import io.smsgateway.SendResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage of the client. Takes messages and hands each result on as soon as it is known.
 *
 * @param <M> the messages: as the caller gave them, admitted, or rendered for a vendor
 */
interface Stage<M> {

    /** Takes the result of the message at an index. */
    @FunctionalInterface
    interface Sink {
        void accept(int index, SendResult result);
    }

    /**
     * Sends messages.
     *
     * @param sink gets exactly one result for each message, from any thread, before this method returns
     */
    void send(List<M> messages, Sink sink);

    /** Sends the chosen messages, if any; the sink gets their indices in the whole list. */
    default void sendChosen(List<M> messages, boolean[] chosen, Sink sink) {
        if (!Booleans.contains(chosen, false)) {
            send(messages, sink);
            return;
        }
        int[] indices = new int[chosen.length];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                indices[count++] = i;
            }
        }
        if (count > 0) {
            List<M> rest = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                rest.add(messages.get(indices[i]));
            }
            send(rest, (i, result) -> sink.accept(indices[i], result));
        }
    }
}

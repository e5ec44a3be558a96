package io.smsgateway.client;

import com.google.common.primitives.Booleans;
import io.smsgateway.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

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

        /** Takes notice that all results of a request were handed over, for what is better done once for all. */
        default void flush() {}

        /** Returns a sink that hands results on with the indices of a longer list. */
        default Sink at(IntUnaryOperator index) {
            Sink outer = this;
            return new Sink() {
                @Override
                public void accept(int i, SendResult result) {
                    outer.accept(index.applyAsInt(i), result);
                }

                @Override
                public void flush() {
                    outer.flush();
                }
            };
        }
    }

    /**
     * Sends messages.
     *
     * @param sink gets exactly one result for each message, from any thread, before this method returns
     */
    void send(List<M> messages, Sink sink);

    /** Sends the chosen messages, if any; the sink gets their indices in the whole list. */
    default void sendChosen(List<M> messages, boolean[] chosen, Sink sink) {
        sendChosen(messages, chosen, sink, this);
    }

    /** Sends the chosen messages, if any, to a stage; the sink gets their indices in the whole list. */
    static <M> void sendChosen(List<M> messages, boolean[] chosen, Sink sink, Stage<M> stage) {
        if (!Booleans.contains(chosen, false)) {
            stage.send(messages, sink);
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
            stage.send(rest, sink.at(i -> indices[i]));
        }
    }
}

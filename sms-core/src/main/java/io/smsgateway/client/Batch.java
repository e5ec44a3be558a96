package io.smsgateway.client;

import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of one request, by their indices in the whole list. */
final class Batch {

    private int[] indices = new int[16];
    private int size;

    void add(int index) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, size * 2);
        }
        indices[size++] = index;
    }

    int size() {
        return size;
    }

    List<OutboundMessage> select(List<OutboundMessage> messages) {
        List<OutboundMessage> selected = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            selected.add(messages.get(indices[i]));
        }
        return selected;
    }

    /** Returns the index in the whole list of the message at an index of the batch. */
    int index(int inBatch) {
        return indices[inBatch];
    }
}

package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
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

    List<SmsMessage> select(List<SmsMessage> messages) {
        List<SmsMessage> selected = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            selected.add(messages.get(indices[i]));
        }
        return selected;
    }

    void copyResults(List<SendResult> batchResults, SendResult[] results) {
        for (int i = 0; i < size; i++) {
            results[indices[i]] = batchResults.get(i);
        }
    }
}

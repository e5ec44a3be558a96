package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of one request, by their index in the whole list. */
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

    List<SmsMessage> of(List<SmsMessage> messages) {
        List<SmsMessage> mine = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            mine.add(messages.get(indices[i]));
        }
        return mine;
    }

    void settle(List<SendResult> answers, SendResult[] results) {
        for (int i = 0; i < size; i++) {
            results[indices[i]] = answers.get(i);
        }
    }
}

package io.smsgateway.client;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages of one request, by their index in the whole list. */
final class Piece {

    private int[] indices = new int[16];
    private int size;

    /** Whom it goes to already; vendors answer by number, so a number twice could not be told apart. */
    private Set<PhoneNumber> recipients = new HashSet<>();

    /** Takes a message in, unless its number is there. */
    boolean add(int index, PhoneNumber to) {
        if (!recipients.add(to)) {
            return false;
        }
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, size * 2);
        }
        indices[size++] = index;
        return true;
    }

    /** Nothing more will come: frees what was kept for {@link #add}. */
    void seal() {
        recipients = Set.of();
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

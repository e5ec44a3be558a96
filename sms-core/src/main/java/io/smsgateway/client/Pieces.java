package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts messages into requests: same class and key, no more than a request takes, no number twice in one. */
final class Pieces {

    private record Group(MessageClass messageClass, Object key) {}

    private final List<Piece> all = new ArrayList<>();
    private final Map<Group, List<Piece>> open = new HashMap<>();

    void add(int index, PhoneNumber to, MessageClass messageClass, Object key, int most) {
        List<Piece> candidates = open.computeIfAbsent(new Group(messageClass, key), group -> new ArrayList<>(1));
        for (int i = 0; i < candidates.size(); i++) {
            Piece piece = candidates.get(i);
            if (piece.add(index, to)) {
                if (piece.size() == most) {
                    candidates.remove(i);
                    piece.seal();
                }
                return;
            }
        }
        Piece piece = new Piece();
        piece.add(index, to);
        all.add(piece);
        if (most > 1) {
            candidates.add(piece);
        }
    }

    List<Piece> all() {
        all.forEach(Piece::seal);
        return all;
    }
}

package io.smsgateway.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes to be sent, in an array that is used again and again. */
final class Ascii {

    private byte[] bytes = new byte[1024];
    private int size;

    Ascii put(byte[] more) {
        return put(more, 0, more.length);
    }

    Ascii put(Ascii other) {
        return put(other.bytes, 0, other.size);
    }

    Ascii put(byte[] more, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    Ascii put(char c) {
        makeRoom(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /** The number in digits; not negative. */
    Ascii put(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        makeRoom(digits);
        size += digits;
        int at = size;
        for (long rest = number; digits > 0; rest /= 10, digits--) {
            bytes[--at] = (byte) ('0' + rest % 10);
        }
        return this;
    }

    Ascii withoutLast(int count) {
        size -= count;
        return this;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** What is in it, not copied. */
    ByteBuffer toSend() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void makeRoom(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}

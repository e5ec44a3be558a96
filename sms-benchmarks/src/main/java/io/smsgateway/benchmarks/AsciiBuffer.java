package io.smsgateway.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reusable buffer of bytes to send. */
final class AsciiBuffer {

    private byte[] bytes = new byte[1024];
    private int size;

    AsciiBuffer put(byte[] more) {
        return put(more, 0, more.length);
    }

    AsciiBuffer put(AsciiBuffer other) {
        return put(other.bytes, 0, other.size);
    }

    AsciiBuffer put(byte[] more, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    AsciiBuffer put(char c) {
        makeRoom(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /** Appends a number, not negative, in decimal digits. */
    AsciiBuffer put(long number) {
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

    AsciiBuffer withoutLast(int count) {
        size -= count;
        return this;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Returns the content without copying it. */
    ByteBuffer toSend() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void makeRoom(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}

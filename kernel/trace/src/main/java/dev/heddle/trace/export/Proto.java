package dev.heddle.trace.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** One protobuf message in its wire format, to be filled, written and filled again. */
final class Proto {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] bytes = new byte[512];
    private int size;

    Proto varint(int field, long value) {
        tag(field, VARINT);
        raw(value);
        return this;
    }

    Proto fixed64(int field, long value) {
        tag(field, FIXED64);
        littleEndian(value);
        return this;
    }

    Proto float64(int field, double value) {
        return fixed64(field, Double.doubleToRawLongBits(value));
    }

    Proto string(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto bytes(int field, byte[] value) {
        return bytes(field, value, value.length);
    }

    /** A message that was filled elsewhere. */
    Proto message(int field, Proto content) {
        return bytes(field, content.bytes, content.size);
    }

    /** A message that is filled in place. */
    Proto message(int field, Consumer<Proto> content) {
        tag(field, LENGTH_DELIMITED);
        int lengthAt = size;
        ensure(1);
        size++;
        content.accept(this);
        int length = size - lengthAt - 1;
        int more = varintSize(length) - 1;
        ensure(more);
        System.arraycopy(bytes, lengthAt + 1, bytes, lengthAt + 1 + more, length);
        int end = size + more;
        size = lengthAt;
        raw(length);
        size = end;
        return this;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    private Proto bytes(int field, byte[] value, int length) {
        tag(field, LENGTH_DELIMITED);
        raw(length);
        ensure(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
        return this;
    }

    private void tag(int field, int type) {
        raw(((long) field << 3) | type);
    }

    /** Seven bits a byte, the lowest first; a negative number is one of ten bytes. */
    private void raw(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void littleEndian(long value) {
        ensure(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
    }

    private static int varintSize(int value) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 6) / 7);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}

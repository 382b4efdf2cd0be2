package dev.heddle.trace.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A protobuf message, read back without knowing its type. */
final class Message {
    private final Map<Integer, List<Object>> fields = new HashMap<>();

    static Message of(byte[] bytes) {
        Message message = new Message();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            Object value = switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                    byte[] content = new byte[(int) varint(in)];
                    in.get(content);
                    yield content;
                }
                default -> throw new IllegalArgumentException("no such wire type: " + (tag & 7));
            };
            message.fields
                    .computeIfAbsent((int) (tag >>> 3), field -> new ArrayList<>())
                    .add(value);
        }
        return message;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    /** The number in a field, 0 when it is not there. */
    long number(int field) {
        List<Long> all = numbers(field);
        return all.isEmpty() ? 0 : all.getFirst();
    }

    double real(int field) {
        return Double.longBitsToDouble(number(field));
    }

    List<Long> numbers(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> (long) value)
                .toList();
    }

    /** The text in a field, empty when it is not there; fails where it is no UTF-8. */
    String text(int field) {
        List<Object> all = fields.getOrDefault(field, List.of());
        if (all.isEmpty()) {
            return "";
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap((byte[]) all.getFirst());
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException broken) {
            throw new AssertionError("no UTF-8 in field " + field, broken);
        }
    }

    Message message(int field) {
        return messages(field).getFirst();
    }

    List<Message> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(bytes -> of((byte[]) bytes))
                .toList();
    }
}

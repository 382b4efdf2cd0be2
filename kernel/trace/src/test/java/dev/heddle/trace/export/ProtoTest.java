package dev.heddle.trace.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoTest {
    private static byte[] bytes(Proto proto) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        proto.writeTo(out);
        return out.toByteArray();
    }

    @Test
    void writes_the_bytes_that_the_format_asks_for() throws Exception {
        Proto proto = new Proto()
                .varint(1, 150)
                .string(2, "testing")
                .message(3, inner -> inner.varint(1, 150))
                .varint(60, 1)
                .fixed64(4, 1);

        assertThat(HexFormat.of().formatHex(bytes(proto)))
                .isEqualTo("089601" + "120774657374696e67" + "1a03089601" + "e00301" + "210100000000000000");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void numbers_of_any_size_come_back(long number) throws Exception {
        Message back = Message.of(bytes(new Proto().varint(5, number).fixed64(6, number)));

        assertThat(back.number(5)).isEqualTo(number);
        assertThat(back.number(6)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 129, 16_000, 16_381, 16_384, 2_100_000})
    void messages_in_messages_come_back_whatever_their_length(int length) throws Exception {
        String text = "x".repeat(length);
        Proto proto = new Proto();
        proto.message(
                1, outer -> outer.message(2, inner -> inner.string(3, text)).varint(4, 7));
        proto.string(5, "after");

        Message back = Message.of(bytes(proto));
        assertThat(back.message(1).message(2).text(3)).isEqualTo(text);
        assertThat(back.message(1).number(4)).isEqualTo(7);
        assertThat(back.text(5)).isEqualTo("after");
    }

    @Test
    void a_cleared_message_is_empty() throws Exception {
        Proto proto = new Proto().varint(1, 1);
        proto.clear();

        assertThat(proto.isEmpty()).isTrue();
        assertThat(bytes(proto)).isEmpty();
    }
}

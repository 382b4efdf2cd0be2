package dev.heddle.jupyter.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8DecoderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void characters_may_come_in_pieces(int size) {
        String text = "aé→🧵z";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Utf8Decoder decoder = new Utf8Decoder();
        StringBuilder decoded = new StringBuilder();
        for (int from = 0; from < bytes.length; from += size) {
            decoded.append(decoder.decode(bytes, from, Math.min(size, bytes.length - from)));
        }
        assertThat(decoded).hasToString(text);
    }

    @Test
    void what_is_not_utf8_is_marked() {
        String decoded = new Utf8Decoder()
                .decode(new byte[] {'a', (byte) 0xff, 'b'}, 0, 3)
                .toString();
        assertThat(decoded).isEqualTo("a\uFFFDb");
    }
}

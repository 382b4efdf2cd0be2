package dev.heddle.jupyter.output;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that comes in pieces: what is left of a character cut in two is kept for the next piece. */
final class Utf8Decoder {
    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer rest = ByteBuffer.allocate(LONGEST_CHARACTER);

    CharBuffer decode(byte[] bytes, int offset, int length) {
        ByteBuffer input = ByteBuffer.wrap(bytes, offset, length);
        if (rest.position() > 0) {
            rest.flip();
            input = ByteBuffer.allocate(rest.remaining() + length)
                    .put(rest)
                    .put(input)
                    .flip();
            rest.clear();
        }
        CharBuffer chars = CharBuffer.allocate(input.remaining());
        decoder.decode(input, chars, false);
        rest.put(input);
        return chars.flip();
    }
}

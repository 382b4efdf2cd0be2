package dev.heddle.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void ordinaryTextOfAnyScriptStays() {
        String text = "pool-1 Größe 线程 مرحبا 👩‍💻";

        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @Test
    void whatWouldNotBeSeenIsShown() {
        assertThat(VisibleText.of("a\0b\n\u007F\u0085\u202E\u2028\u200B"))
                .isEqualTo("a␀b␊␡⟨U+0085⟩⟨U+202E⟩⟨U+2028⟩⟨U+200B⟩");
    }

    @Test
    void whatIsNoCharacterIsReplaced() {
        assertThat(VisibleText.of("\uD800x\uFFFF")).isEqualTo("\uFFFDx\uFFFD");
    }

    @Test
    void cuttingDoesNotHalveACharacter() {
        assertThat(VisibleText.of("ab👩cd", 3)).isEqualTo("ab…");
        assertThat(VisibleText.of("ab👩cd", 4)).isEqualTo("ab👩…");
        assertThat(VisibleText.of("abc", 3)).isEqualTo("abc");
    }
}

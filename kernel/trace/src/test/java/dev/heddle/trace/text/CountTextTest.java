package dev.heddle.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountTextTest {
    @Test
    void thousandsAreApart() {
        assertThat(CountText.of(0)).isEqualTo("0");
        assertThat(CountText.of(999)).isEqualTo("999");
        assertThat(CountText.of(1_234_567)).isEqualTo("1,234,567");
        assertThat(CountText.of(-1_000)).isEqualTo("-1,000");
    }

    @Test
    void onlyOneThingIsInTheSingular() {
        assertThat(CountText.of(0, "thread")).isEqualTo("0 threads");
        assertThat(CountText.of(1, "thread")).isEqualTo("1 thread");
        assertThat(CountText.of(2_000, "thread")).isEqualTo("2,000 threads");
    }

    @Test
    void itIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"de-DE", "fr-FR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(CountText.of(12_345, "task")).as(tag).isEqualTo("12,345 tasks");
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}

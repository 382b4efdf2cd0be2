package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureNameTest {
    @Test
    void plain_names_stay_as_they_are() {
        assertThat(PictureName.safe("com.acme.CartTest$Empty.loads_all-3"))
                .isEqualTo("com.acme.CartTest$Empty.loads_all-3");
    }

    @Test
    void others_become_safe_and_stay_different() {
        String slash = PictureName.safe("T.a/../b c");
        String colon = PictureName.safe("T.a:..:b c");

        assertThat(slash).matches("[A-Za-z0-9_.$-]+").startsWith("T.a_.._b_c-");
        assertThat(colon).matches("[A-Za-z0-9_.$-]+").isNotEqualTo(slash);
    }

    @Test
    void long_names_are_cut_and_stay_different() {
        String one = PictureName.safe("x".repeat(400) + "1");
        String other = PictureName.safe("x".repeat(400) + "2");

        assertThat(one).hasSizeLessThan(200).isNotEqualTo(other);
        assertThat(other).hasSizeLessThan(200);
    }
}

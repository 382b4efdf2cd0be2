package dev.heddle.trace.view.html;

import java.util.UUID;

/** The ids of one picture, unlike those of any other in the same notebook, also of earlier kernels. */
final class PictureIds {
    private final String prefix;
    private int clips;

    PictureIds(String prefix) {
        this.prefix = prefix;
    }

    static PictureIds random() {
        return new PictureIds("h" + UUID.randomUUID().toString().substring(24));
    }

    String named(String name) {
        return prefix + "-" + name;
    }

    String nextClip() {
        return named("c" + clips++);
    }

    static String url(String id) {
        return "url(#" + id + ")";
    }
}

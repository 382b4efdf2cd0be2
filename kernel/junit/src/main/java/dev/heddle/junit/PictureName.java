package dev.heddle.junit;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names the file of a test's picture. */
final class PictureName {
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.$-]+");
    private static final int LONGEST = 150;

    private PictureName() {}

    /** A name that every file system takes; two tests never have the same. */
    static String of(TestName test) {
        return safe(test.unique()) + ".html";
    }

    static String safe(String unique) {
        String safe = UNSAFE.matcher(unique).replaceAll("_");
        if (safe.length() > LONGEST) {
            safe = safe.substring(0, LONGEST);
        }
        boolean same = safe.equals(unique);
        return same ? safe : safe + "-" + HexFormat.of().toHexDigits(unique.hashCode());
    }
}

package dev.heddle.jupyter.magics;

import java.util.regex.Pattern;

/** Names one artifact of a Maven repository. */
record MavenCoordinates(String group, String artifact, String extension, String classifier, String version) {
    private static final Pattern NAME = Pattern.compile("[\\w.-]+");
    private static final Pattern VERSION = Pattern.compile("[^\\s/\\\\:]+");

    /** Reads {@code group:artifact[:extension[:classifier]]:version}. */
    static MavenCoordinates parse(String text) throws MavenException {
        String[] parts = text.strip().split(":", -1);
        if (parts.length < 3 || parts.length > 5) {
            throw malformed(
                    text, parts.length == 2 ? "the version is missing" : "there are " + parts.length + " parts");
        }
        var coordinates = new MavenCoordinates(
                parts[0],
                parts[1],
                parts.length > 3 ? parts[2] : "jar",
                parts.length > 4 ? parts[3] : "",
                parts[parts.length - 1]);
        check(text, "group", coordinates.group, NAME);
        check(text, "artifact", coordinates.artifact, NAME);
        check(text, "extension", coordinates.extension, NAME);
        if (!coordinates.classifier.isEmpty()) {
            check(text, "classifier", coordinates.classifier, NAME);
        }
        check(text, "version", coordinates.version, VERSION);
        return coordinates;
    }

    private static void check(String text, String name, String part, Pattern allowed) throws MavenException {
        if (!allowed.matcher(part).matches() || part.startsWith("..")) {
            throw malformed(text, part.isEmpty() ? "the " + name + " is empty" : "the " + name + " cannot be " + part);
        }
    }

    private static MavenException malformed(String text, String why) {
        return new MavenException("Not the coordinates of an artifact: \"" + text.strip() + "\" (" + why + ").\n"
                + "Write group:artifact:version, e.g. org.apache.commons:commons-text:1.14.0,\n"
                + "or group:artifact:extension:classifier:version, e.g. org.lwjgl:lwjgl:jar:natives-linux:3.3.6.");
    }
}

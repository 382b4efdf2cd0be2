package dev.heddle.lessons.exercise;

/** Why an answer does not do what is asked. */
final class NotYet extends Exception {
    private static final long serialVersionUID = 1;

    NotYet(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

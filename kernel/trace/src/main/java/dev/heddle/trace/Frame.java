package dev.heddle.trace;

/** One frame of a stack, wherever it was taken. */
record Frame(String className, String methodName, int line, boolean isNative) {
    /** The method that the source shows: a lambda goes by the name of the method it is written in. */
    String sourceMethod() {
        if (!methodName.startsWith("lambda$")) {
            return methodName;
        }
        String name = methodName.substring("lambda$".length());
        int number = name.lastIndexOf('$');
        return number <= 0 ? name : name.substring(0, number);
    }

    boolean is(String type, String method) {
        return methodName.equals(method) && className.equals(type);
    }
}

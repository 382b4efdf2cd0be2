package dev.heddle.trace;

/**
 * Two awaits of one method, by the lines of its bytecode.
 *
 * @param className the class's binary name
 * @param methodName the method, as stack frames have it
 * @param firstLine of the await that comes first
 * @param secondLine of the one that comes next; the same in a loop
 */
record AwaitPair(String className, String methodName, int firstLine, int secondLine) {}

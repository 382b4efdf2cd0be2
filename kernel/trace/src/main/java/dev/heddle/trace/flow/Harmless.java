package dev.heddle.trace.flow;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Set;

/** Calls of the JDK that may have to do with what an await gives and still start nothing that it needs. */
enum Harmless {
    /** It gives something that depends on its arguments, and changes nothing. */
    PURE,
    /** It writes text out. */
    PRINT,
    /** It may put its arguments into its receiver, and gives what may be part of that. */
    COLLECTION,
    /** The call is none of these. */
    NOT;

    private static final Set<String> PURE_CLASSES = Set.of(
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Number",
            "java/lang/Math",
            "java/math/BigInteger",
            "java/math/BigDecimal",
            "java/util/Objects",
            "java/util/Optional",
            "java/util/OptionalInt",
            "java/util/OptionalLong",
            "java/util/OptionalDouble");

    private static final Set<String> COLLECTIONS = Set.of(
            "java/lang/Iterable",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/util/StringJoiner",
            "java/util/Iterator",
            "java/util/ListIterator",
            "java/util/Collection",
            "java/util/SequencedCollection",
            "java/util/List",
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/Set",
            "java/util/SequencedSet",
            "java/util/SortedSet",
            "java/util/NavigableSet",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/util/TreeSet",
            "java/util/Map",
            "java/util/Map$Entry",
            "java/util/SequencedMap",
            "java/util/SortedMap",
            "java/util/NavigableMap",
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/Queue",
            "java/util/Deque",
            "java/util/ArrayDeque",
            "java/util/PriorityQueue",
            "java/util/BitSet");

    /** They give themselves back. */
    private static final Set<String> BUILDERS =
            Set.of("java/lang/StringBuilder", "java/lang/StringBuffer", "java/util/StringJoiner");

    /** Interfaces outside {@code java.util.function} whose objects bring code of their own. */
    private static final Set<String> CODE = Set.of(
            "Ljava/util/Comparator;", "Ljava/lang/Runnable;", "Ljava/util/concurrent/Callable;", "Ljava/util/Random;");

    static Harmless of(InvokeInstruction call) {
        if (call.typeSymbol().parameterList().stream().anyMatch(Harmless::bringsCode)) {
            return NOT;
        }
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (PURE_CLASSES.contains(owner)) {
            return fillsArray(call) ? NOT : PURE;
        }
        if (COLLECTIONS.contains(owner)) {
            return call.opcode() == Opcode.INVOKESTATIC ? PURE : COLLECTION;
        }
        return switch (owner) {
            case "java/io/PrintStream" ->
                switch (name) {
                    case "print", "println", "printf", "format" -> PRINT;
                    default -> NOT;
                };
            case "java/lang/IO" ->
                switch (name) {
                    case "print", "println" -> PRINT;
                    default -> NOT;
                };
            case "java/util/Arrays" ->
                switch (name) {
                    case "asList", "toString", "copyOf", "copyOfRange" -> PURE;
                    default -> NOT;
                };
            default -> NOT;
        };
    }

    /** Whether what a {@link #COLLECTION} call gives is its receiver. */
    static boolean givesItself(InvokeInstruction call) {
        return BUILDERS.contains(call.owner().asInternalName())
                && call.typeSymbol()
                        .returnType()
                        .descriptorString()
                        .equals('L' + call.owner().asInternalName() + ';');
    }

    /** Whether what a call gives may change with its operands later on, or be one of them. */
    static boolean givesPart(InvokeInstruction call) {
        ClassDesc type = call.typeSymbol().returnType();
        return !type.isPrimitive() && !type.descriptorString().equals("Ljava/lang/String;");
    }

    /** As {@code String.getChars} does. */
    private static boolean fillsArray(InvokeInstruction call) {
        return call.typeSymbol().parameterList().stream()
                .anyMatch(type -> type.isArray() && type.componentType().isPrimitive());
    }

    private static boolean bringsCode(ClassDesc type) {
        String name = type.descriptorString();
        return name.startsWith("Ljava/util/function/") || CODE.contains(name);
    }
}

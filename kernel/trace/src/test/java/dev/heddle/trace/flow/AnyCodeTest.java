package dev.heddle.trace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever javac or others make is read without an error, and not for ever. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnyCodeTest {
    /** In code that never awaits, calls of one argument stand for awaits. */
    private static final AwaitFlow FLOW = new AwaitFlow(AnyCodeTest::isLikeAnAwait);

    private static final ClassDesc SHOP = ClassDesc.of("dev.heddle.trace.flow.Shop");
    private static final ClassDesc FUTURE = ClassDesc.of("java.util.concurrent.CompletableFuture");

    private final Map<Dependence, Integer> answers = new EnumMap<>(Dependence.class);

    @Test
    void theJdk() throws IOException {
        readAll(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base"));
        assertThat(answers).containsOnlyKeys(Dependence.values());
        assertThat(answers.values()).allSatisfy(count -> assertThat(count).isGreaterThan(10));
    }

    @Test
    void theProject() throws IOException {
        for (String module : List.of("trace", "tasks", "agent", "jupyter")) {
            Path classes = Path.of("..", module, "target", "classes");
            if (Files.isDirectory(classes)) { // those that this build has made
                readAll(classes);
            }
        }
        assertThat(answers).containsKeys(Dependence.DEPENDENT, Dependence.UNKNOWN);
    }

    @Test
    void aMethodThatCostsTooMuchIsGivenUp() {
        assertThat(twoAwaits(10)).isEqualTo(Dependence.INDEPENDENT);
        assertThat(twoAwaits(3000)).isEqualTo(Dependence.UNKNOWN);
    }

    private void readAll(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(this::read);
        }
    }

    private void read(Path file) {
        for (MethodModel method : ClassFile.of().parse(bytes(file)).methods()) {
            for (MethodCode code : MethodCode.of(method)) {
                List<Integer> lines = someLines(code);
                for (int first : lines) {
                    for (int second : lines) {
                        read(code, first, second, file + " " + method.methodName());
                    }
                }
            }
        }
    }

    private void read(MethodCode code, int first, int second, String where) {
        try {
            FLOW.find(code, first, second).forEach(answer -> answers.merge(answer, 1, Integer::sum));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(where + ", lines " + first + " and " + second, e);
        }
    }

    private static List<Integer> someLines(MethodCode code) {
        List<Integer> lines = IntStream.range(0, code.size())
                .filter(place -> isLikeAnAwait(code.instruction(place)))
                .map(code::line)
                .distinct()
                .boxed()
                .toList();
        if (lines.isEmpty()) {
            return lines;
        }
        Set<Integer> some = new LinkedHashSet<>(List.of(lines.getFirst(), lines.getLast()));
        return List.copyOf(some);
    }

    private static boolean isLikeAnAwait(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                && call.typeSymbol().parameterCount() == 1
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && Harmless.of(call) == Harmless.NOT;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a method with so many variables. */
    private static Dependence twoAwaits(int variables) {
        byte[] bytes = ClassFile.of()
                .build(
                        ClassDesc.of("Sample"),
                        type -> type.withMethodBody(
                                "sample", ConstantDescs.MTD_void, AccessFlag.STATIC.mask(), code -> {
                                    for (int slot = 0; slot < variables; slot++) {
                                        code.loadConstant(slot).istore(slot);
                                    }
                                    await(code.lineNumber(1));
                                    await(code.lineNumber(2));
                                    code.return_();
                                }));
        return new AwaitFlow(new AwaitMethod("dev/heddle/trace/flow/Shop", "await")).between(bytes, "sample", 1, 2);
    }

    private static void await(CodeBuilder code) {
        code.iconst_1()
                .invokestatic(SHOP, "user", MethodTypeDesc.of(FUTURE, ConstantDescs.CD_int))
                .invokestatic(SHOP, "await", MethodTypeDesc.of(ConstantDescs.CD_Object, FUTURE))
                .invokestatic(
                        ConstantDescs.CD_String,
                        "valueOf",
                        MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_Object))
                .pop();
    }
}

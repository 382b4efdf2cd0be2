package dev.heddle.jupyter.engine;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a cell that is a row of statements with a single parse, where JShell needs several for each snippet. A cell with
 * imports or methods, or with an error, is left to JShell.
 */
final class StatementParser {
    private static final String HEAD = "class $ { void $() throws Throwable {\n";
    /** The semicolon ends a last expression, which a notebook shows and therefore may go without one. */
    private static final String TAIL = "\n;}}";

    private static final String EXPRESSION_AS_STATEMENT = "compiler.err.not.stmt";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /** The cell's pieces, or null when it is more than a row of statements. */
    @Nullable List<Piece> parse(String code) {
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, errors, List.of("-proc:none"), null, List.of(new Source(HEAD + code + TAIL)));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                return pieces(code, unit, Trees.instance(task).getSourcePositions(), errors.getDiagnostics());
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * A row of statements that may end in an expression.
     *
     * @param value where in the text that expression begins, -1 when it does not end in one
     * @param errors what is wrong with the text; positions are those in the text
     */
    record Row(int value, List<Wrong> errors) {}

    /** What is wrong from here to there in a text. */
    record Wrong(int position, int end, String message) {}

    /** Reads a text that must be a row of statements. */
    Row row(String code) {
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, errors, List.of("-proc:none"), null, List.of(new Source(HEAD + code + TAIL)));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                return row(code, unit, Trees.instance(task).getSourcePositions(), errors.getDiagnostics());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no file
        }
        throw new IllegalStateException("the compiler made nothing of a text");
    }

    private static Row row(
            String code,
            CompilationUnitTree unit,
            SourcePositions positions,
            List<? extends Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<? extends StatementTree> statements = statements(unit);
        int value = -1;
        if (statements != null) {
            StatementTree last = statements.stream()
                    .filter(statement -> !(statement instanceof EmptyStatementTree))
                    .reduce((_, later) -> later)
                    .orElse(null);
            if (last instanceof ExpressionStatementTree) {
                int start = (int) positions.getStartPosition(unit, last) - HEAD.length();
                int end = Math.min((int) positions.getEndPosition(unit, last) - HEAD.length(), code.length());
                boolean ended = code.substring(start, end).stripTrailing().endsWith(";");
                value = ended ? -1 : start;
            }
        }
        int expression = value;
        List<Wrong> wrong = new ArrayList<>(diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .filter(error -> !error.getCode().equals(EXPRESSION_AS_STATEMENT)
                        || expression < 0
                        || error.getEndPosition() - HEAD.length() <= expression)
                .map(error -> new Wrong(
                        (int) error.getPosition() - HEAD.length(),
                        (int) error.getEndPosition() - HEAD.length(),
                        error.getMessage(Locale.ENGLISH)))
                .toList());
        if (statements == null && wrong.isEmpty()) {
            wrong.add(new Wrong(0, 1, "the braces do not match"));
        }
        return new Row(value, wrong);
    }

    private static @Nullable List<Piece> pieces(
            String code,
            CompilationUnitTree unit,
            SourcePositions positions,
            List<? extends Diagnostic<?>> diagnostics) {
        List<? extends StatementTree> statements = statements(unit);
        if (statements == null) {
            return null;
        }
        List<Piece> pieces = new ArrayList<>();
        int lastStart = -1;
        for (StatementTree statement : statements) {
            int start = (int) positions.getStartPosition(unit, statement) - HEAD.length();
            int end = Math.min((int) positions.getEndPosition(unit, statement) - HEAD.length(), code.length());
            if (statement instanceof EmptyStatementTree) {
                continue;
            }
            if (start <= lastStart || start >= end) {
                return null;
            }
            lastStart = start;
            pieces.add(piece(
                    unit,
                    positions,
                    statement,
                    start,
                    code.substring(start, end).stripTrailing()));
        }
        return onlyTheLastMayBeAnExpression(pieces, diagnostics) ? pieces : null;
    }

    private static @Nullable List<? extends StatementTree> statements(CompilationUnitTree unit) {
        List<? extends Tree> types = unit.getTypeDecls();
        if (types.size() != 1 || !(types.getFirst() instanceof ClassTree type)) {
            return null;
        }
        List<? extends Tree> members = type.getMembers();
        return members.size() == 1 && members.getFirst() instanceof MethodTree method && method.getBody() != null
                ? method.getBody().getStatements()
                : null;
    }

    private static Piece piece(
            CompilationUnitTree unit, SourcePositions positions, StatementTree statement, int start, String text) {
        return switch (statement) {
            case VariableTree variable -> {
                int value = variable.getInitializer() == null
                        ? 0
                        : (int) positions.getStartPosition(unit, variable.getInitializer()) - HEAD.length() - start;
                // Of several variables in one declaration each has a tree that ends at the comma: JShell cuts those.
                yield new Piece(
                        start, text, Piece.Kind.VARIABLE, variable.getName().toString(), value, text.endsWith(";"));
            }
            case ClassTree type ->
                new Piece(
                        start,
                        text,
                        Piece.Kind.DECLARATION,
                        type.getSimpleName().toString(),
                        0,
                        true);
            case ExpressionStatementTree _ -> new Piece(start, text, Piece.Kind.EXPRESSION, "", 0, true);
            default -> new Piece(start, text, Piece.Kind.STATEMENT, "", 0, true);
        };
    }

    private static boolean onlyTheLastMayBeAnExpression(List<Piece> pieces, List<? extends Diagnostic<?>> diagnostics) {
        if (pieces.stream().anyMatch(piece -> !piece.complete())) {
            return false;
        }
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .allMatch(error -> error.getCode().equals(EXPRESSION_AS_STATEMENT)
                        && !pieces.isEmpty()
                        && pieces.getLast().kind() == Piece.Kind.EXPRESSION
                        && error.getEndPosition() - HEAD.length()
                                > pieces.getLast().offset());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///$.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

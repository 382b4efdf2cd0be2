package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static AssistFixture shell;

    @BeforeAll
    static void startShell() {
        shell = new AssistFixture()
                .run(
                        "import java.util.*;",
                        "var names = new ArrayList<String>();",
                        "int square(int x) { return x * x; }")
                .awaitPackages();
    }

    @AfterAll
    static void closeShell() {
        shell.close();
    }

    @Test
    void namesOfTheSession() {
        assertThat(shell.matches("nam|")).containsExactly("names");
        assertThat(shell.matches("int y = squ|")).containsExactly("square(");
        assertThat(shell.completed("names.isE|")).isEqualTo("names.isEmpty()");
    }

    @Test
    void wordUnderCursorIsReplacedWhole() {
        assertThat(shell.completed("names.isE|mp;")).isEqualTo("names.isEmpty();");
        assertThat(shell.completed("names.isE|(); foo")).isEqualTo("names.isEmpty(); foo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "after a dot ¦ names.get(0).toUpp| ¦ toUpperCase(",
                "in a lambda ¦ names.stream().map(name -> name.toUpp|) ¦ toUpperCase(",
                "in a block lambda ¦ names.forEach(name -> { var n = name; n.toUpp| }); ¦ toUpperCase(",
                "static member ¦ Math.floorM| ¦ floorMod(",
                "constructor ¦ new LinkedHashM| ¦ LinkedHashMap(",
                "qualified constructor ¦ new java.util.concurrent.CountD| ¦ CountDownLatch(",
                "method body ¦ int twice(String text) { return text.leng| ¦ length()",
                "class body ¦ class A { String field; int f() { return field.leng| ¦ length()",
                "method reference ¦ names.stream().map(String::toUpp| ¦ toUpperCase",
                "local variable ¦ for (var city : names) { ci| ¦ city",
                "parameter of a lambda ¦ names.forEach(city -> ci| ¦ city",
                "constructor reference ¦ names.stream().map(StringBuilder::ne| ¦ new",
                "static method reference ¦ names.stream().map(Integer::parseI| ¦ parseInt",
                "import ¦ import java.util.concurr| ¦ concurrent.",
                "static import ¦ import static java.lang.Math.floorM| ¦ floorMod",
                "package ¦ java.util.concurrent.CountD| ¦ CountDownLatch",
                "keyword ¦ int f() { retu| ¦ return",
            })
    void places(String place, String cell, String first) {
        assertThat(shell.matches(cell)).as(place).first().isEqualTo(first);
    }

    @Test
    void wholeNameOfModule() {
        assertThat(shell.completed("import module java.net.ht|")).isEqualTo("import module java.net.http");
    }

    @Test
    void noConstructorTwice() {
        assertThat(shell.matches("new ArrayLi|")).containsExactly("ArrayList(");
        assertThat(shell.matches("names.ad|")).doesNotHaveDuplicates().contains("add(", "addAll(");
    }

    @Test
    void objectsOwnMethodsComeLast() {
        assertThat(shell.matches("names.|")).containsSubsequence("add(", "stream()", "getClass()", "wait(");
    }

    @Test
    void expectedTypeComesFirst() {
        assertThat(shell.matches("boolean b = names.|")).containsSubsequence("isEmpty()", "clear()");
        assertThat(shell.matches("int count = 1; String text = \"\"; int i = |"))
                .containsSubsequence("count", "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nam|", "// nam|", "/* nam|", "\"\"\"\n nam|", "'n|", "1.|", "12|", "%maven nam|"})
    void nothingInTextAndNumbers(String cell) {
        assertThat(shell.matches(cell)).isEmpty();
    }

    @Test
    void javaIsCompletedInCellsWithMagics() {
        assertThat(shell.matches("%maven a:b:1 /*\nnames.isE|")).containsExactly("isEmpty()");
        assertThat(shell.matches("%%trace --pin\nvar n = names;\nn.isE|")).containsExactly("isEmpty()");
    }

    @Test
    void magics() {
        assertThat(shell.matches("%|"))
                .containsExactly("%%time", "%%trace", "%findings", "%maven", "%mavenRepo", "%time");
        assertThat(shell.completed("  %ma|v")).isEqualTo("  %maven");
        assertThat(shell.matches("%%tr|")).containsExactly("%%trace");
        assertThat(shell.matches("int x;\n%|")).containsExactly("%findings", "%maven", "%mavenRepo", "%time");
        assertThat(shell.matches("int y = 5 %ti|")).isEmpty();
    }

    @Test
    void wordsOfMagics() {
        assertThat(shell.matches("%findings |")).containsExactly("H01", "H02");
        assertThat(shell.matches("int x;\n  %findings h02 |")).containsExactly("H01");
        assertThat(shell.completed("%findings h0|9x H02\nint x;")).isEqualTo("%findings H01 H02\nint x;");
        assertThat(shell.matches("%%trace |\n1 + 1")).containsExactly("--grace", "--save");
        assertThat(shell.completed("%%trace --s|")).isEqualTo("%%trace --save");
        assertThat(shell.matches("%%trace --grace 2s --|")).containsExactly("--save");
        assertThat(shell.completed("/* 😀 */\n%findings H0|")).isEqualTo("/* 😀 */\n%findings H01");
    }

    @Test
    void noWordsWhereAValueOrNoMagicStands() {
        assertThat(shell.matches("%%trace --grace |")).isEmpty();
        assertThat(shell.matches("%findings X|")).isEmpty();
        assertThat(shell.matches("%maven |")).isEmpty();
        assertThat(shell.matches("int x;\n%%trace --|")).isEmpty();
        assertThat(shell.matches("/* not\n%findings |")).isEmpty();
    }

    @Test
    void cursorAndOffsetsAreCodePoints() {
        var completions = shell.complete("var s = \"😀😀\"; s.leng|");
        assertThat(completions.matches()).containsExactly(new Completion("length()", Completion.Kind.FUNCTION));
        assertThat(completions.start()).isEqualTo("var s = \"..\"; s.".length());
        assertThat(completions.end()).isEqualTo("var s = \"..\"; s.leng".length());
    }

    @Test
    void kinds() {
        assertThat(shell.complete("names|").matches()).contains(new Completion("names", Completion.Kind.INSTANCE));
        assertThat(shell.complete("UUI|").matches()).contains(new Completion("UUID", Completion.Kind.CLASS));
        assertThat(shell.complete("Integer.MAX_|").matches())
                .contains(new Completion("MAX_VALUE", Completion.Kind.INSTANCE));
        assertThat(shell.complete("java.ut|").matches()).contains(new Completion("util.", Completion.Kind.MODULE));
        assertThat(shell.complete("whil|").matches()).contains(new Completion("while", Completion.Kind.KEYWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "\u0000",
                "}}}}",
                "((((((",
                "\"",
                "'",
                "/*",
                "%",
                "%%",
                "@",
                "\\u00",
                "\\uD83D",
                "..",
                "::",
                "new",
                "import",
                "import static",
                "class",
                "class {",
                "int int int",
                "😀.",
                "\uD83D",
                "if else",
                "->"
            })
    void garbageIsEndured(String garbage) {
        for (int cursor = -1; cursor <= garbage.length() + 1; cursor++) {
            assertThat(shell.assist.complete(garbage, cursor)).isNotNull();
            assertThat(shell.assist.inspect(garbage, cursor)).isNotNull();
        }
        assertThat(shell.assist.isComplete(garbage)).isNotNull();
    }

    @Nested
    class EarlierInTheSameCell {
        @ParameterizedTest
        @CsvSource(
                delimiter = '¦',
                value = {
                    "variable ¦ String city = \"Rome\";⏎city.leng| ¦ length()",
                    "inferred ¦ var city = new StringBuilder();⏎var other = city;⏎other.setLeng| ¦ setLength(",
                    "second of two ¦ String a = \"\", b = \"\";⏎b.leng| ¦ length()",
                    "method ¦ String f(int x) { return null; }⏎f(3).leng| ¦ length()",
                    "class ¦ class City { String name; }⏎var c = new City();⏎c.na| ¦ name",
                    "constructor ¦ record City(String name) {}⏎new Ci| ¦ City(",
                    "record ¦ public record City(String name) {}⏎new City(\"Rome\").name().leng| ¦ length()",
                    "interface ¦ interface Named { String name(); }⏎Named n = null;⏎n.name().leng| ¦ length()",
                    "enum ¦ enum Size { SMALL, LARGE }⏎Size.LA| ¦ LARGE",
                    "generic method ¦ <T> List<T> one(T t) { return null; }⏎one(\"\").get(0).leng| ¦ length()",
                    "static method ¦ static String g() { return \"\"; }⏎static void h() { g().leng| ¦ length()",
                    "variable seen in method ¦ var city = \"Rome\";⏎void f() { city.leng| ¦ length()",
                    "variable seen in static method ¦ var city = \"Rome\";⏎public static void f() { city.leng| ¦ length()",
                    "variable seen in class ¦ var city = \"Rome\";⏎class A { int f() { return city.leng| ¦ length()",
                    "types in any order ¦ class A { B b; }⏎class B { String s; }⏎new A().b.s.leng| ¦ length()",
                    "declared anew ¦ int city = 1;⏎String city = \"Rome\";⏎city.leng| ¦ length()",
                    "after a statement ¦ var s = \"\";⏎for (int i = 0; i < 3; i++) { names.add(s); }⏎s.leng| ¦ length()",
                    "import ¦ import java.util.concurrent.*;⏎Executors.newVirtualThreadPer| ¦ newVirtualThreadPerTaskExecutor()",
                    "single import ¦ import java.util.concurrent.atomic.AtomicLong;⏎var n = new AtomicLong();⏎n.incrementAnd| ¦ incrementAndGet()",
                    "imported name ¦ import java.util.concurrent.*;⏎CountDownL| ¦ CountDownLatch",
                    "imported constructor ¦ import java.util.concurrent.*;⏎var l = new CountDownL| ¦ CountDownLatch(",
                    "static import ¦ import static java.lang.Math.*;⏎floorM| ¦ floorMod(",
                    "imported method ¦ import static java.util.List.of;⏎of(\"a\").getFi| ¦ getFirst()",
                    "module import ¦ import module java.net.http;⏎HttpClient.newHttpC| ¦ newHttpClient()",
                    "after an error ¦ int x = ;⏎var s = \"\";⏎s.leng| ¦ length()",
                    "without semicolon ¦ var list = new ArrayList<String>();⏎list.isE|⏎System.out.println(list); ¦ isEmpty()",
                })
        void isKnown(String what, String cell, String first) {
            assertThat(shell.matches(cell.replace("⏎", "\n"))).as(what).first().isEqualTo(first);
        }

        @Test
        void isOffered() {
            assertThat(shell.matches("int total = 1; record Town(int x) {} void tour() {}\nto|"))
                    .contains("total", "tour()")
                    .noneMatch(name -> name.contains("heddle"));
            assertThat(shell.matches("int f() { return 1; } \n|"))
                    .contains("f()")
                    .noneMatch(name -> name.contains("$"));
        }
    }
}

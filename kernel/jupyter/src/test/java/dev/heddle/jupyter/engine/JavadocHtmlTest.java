package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocHtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "{@code List<T> {}} x ¦ <code>List&lt;T&gt; {}</code> x",
                "{@link java.util.Map#get(Object) get it} ¦ <code>get it</code>",
                "{@link java.util.Map#get(Object)} ¦ <code>Map.get(Object)</code>",
                "{@linkplain #size the {@code size}} ¦ the <code>size</code>",
                "<P class=x>a<b onclick='x()'>c</b> ¦ <p>a<b>c</b>",
                "<script>alert(1)</script> ¦ &lt;script&gt;alert(1)&lt;/script&gt;",
                "<img src=x onerror=y> a ¦ &lt;img src=x onerror=y&gt; a",
                "<a href='javascript:x'>text</a> ¦ text",
                "1 < 2 & 3 &lt; 4 &#8212; &bogus ¦ 1 &lt; 2 &amp; 3 &lt; 4 &#8212; &amp;bogus",
                "<!-- hidden -->shown ¦ shown",
                "{@code unclosed ¦ <code>unclosed</code>",
                "<b <script>x ¦ &lt;b &lt;script&gt;x",
                "A. @see x ¦ A. @see x",
            })
    void inline(String javadoc, String html) {
        assertThat(JavadocHtml.of(javadoc)).isEqualTo(html);
    }

    @Test
    void blockTagsAndText() {
        String html = JavadocHtml.of(
                "Finds <i>it</i>.\n<ul><li>one<li>two</ul>\n@param <T> the {@code type}\n@return it\n@since 9");
        assertThat(html)
                .isEqualTo("Finds <i>it</i>.\n<ul><li>one<li>two</ul><dl><dt>parameter <code>&lt;T&gt;</code></dt>"
                        + "<dd>the <code>type</code></dd><dt>returns</dt><dd>it</dd><dt>since</dt><dd>9</dd></dl>");
        assertThat(HtmlText.of(html))
                .isEqualTo("Finds it.\n\n- one\n- two\n\nparameter <T>: the type\n\nreturns: it\n\nsince: 9");
    }
}

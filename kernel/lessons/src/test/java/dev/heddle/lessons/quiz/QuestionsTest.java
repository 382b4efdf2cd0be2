package dev.heddle.lessons.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.lessons.quiz.Question.Choice;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {
    static List<Question> questions() {
        return QuestionSet.allQuestions();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void hasOneRightAnswerAndSaysWhatIsBehindEachWrongOne(Question question) {
        assertThat(question.choices()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(question.choices()).filteredOn(Choice::right).hasSize(1);
        assertThat(question.choices()).extracting(Choice::text).doesNotHaveDuplicates();
        for (Choice choice : question.choices()) {
            assertThat(choice.why()).endsWith(".");
            assertThat(Chapter.showing(choice.claim())).isNotNull();
        }
    }

    @Test
    void areCountedThroughAllSets() {
        assertThat(questions())
                .extracting(Question::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, questions().size())
                        .mapToObj(i -> "Q" + i)
                        .toList());
        assertThat(questions()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(questions()).filteredOn(one -> one.scene() != null).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void areDrawnFromEverySection() {
        EnumSet<Chapter> asked = EnumSet.noneOf(Chapter.class);
        questions().forEach(one -> asked.add(Chapter.showing(one.claim())));

        assertThat(asked).containsExactlyInAnyOrder(Chapter.values());
    }

    @Test
    void noLetterIsTheRightOneMostOfTheTime() {
        for (int letter = 0; letter < 3; letter++) {
            int at = letter;
            assertThat(questions())
                    .filteredOn(one -> one.choices().get(at).right())
                    .hasSizeBetween(questions().size() / 6, questions().size() / 2);
        }
    }

    @Test
    void areFoundByTheNameOfTheirSetOrTheirOwn() {
        assertThat(QuestionSet.named("Waiting")).hasSizeGreaterThan(1);
        assertThat(QuestionSet.named(" q2 ")).extracting(Question::id).containsExactly("Q2");
        assertThat(QuestionSet.question("Q1").choice(" b"))
                .isEqualTo(questions().getFirst().choices().get(1));
    }

    @Test
    void whatIsNotThereIsToldWhatIs() {
        assertThatThrownBy(() -> QuestionSet.named("Q99"))
                .hasMessage("There is no Q99. There are the questions Q1 to Q"
                        + questions().size() + ", and the sets waiting, working, differences, together.");
        assertThatThrownBy(() -> QuestionSet.question("Q1").choice("D"))
                .hasMessage("Q1 has no answer D. There are A, B, C.");
        assertThatThrownBy(() -> Chapter.showing("S77.1")).hasMessageContaining("S77.1");
    }

    @Test
    void theQuestionAndItsAnswersAreMarkdown() {
        Question question = QuestionSet.question("Q2");

        assertThat(markdown(QuestionView.question(question))).startsWith("**Q2** · When does");
        assertThat(markdown(QuestionView.choices(question)))
                .startsWith("- **A.** At once")
                .contains("\n- **C.** When the page is there.");
        assertThat(markdown(QuestionView.open(question))).isEqualTo("… **Q2** is open: A, B, C?");
    }

    @Test
    void aWrongAnswerIsToldWhereToReadAgain() {
        Question question = QuestionSet.question("Q2");

        assertThat(markdown(QuestionView.judgement(question, question.choice("A"), "A")))
                .startsWith("✗ **Q2 A** is not it. The belief that *the body is queued*.")
                .endsWith("Read again: [02 What async/await does](02-what-async-await-does.ipynb), S2.1.");
        assertThat(markdown(QuestionView.judgement(question, question.choice("B"), "B")))
                .startsWith("✓ **Q2 B** is right. ")
                .doesNotContain("Read again");
    }

    private static String markdown(DisplayData data) {
        return String.valueOf(data.getData(MIMEType.TEXT_MARKDOWN));
    }
}

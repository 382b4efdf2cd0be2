package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TextFilesTest {
    @Test
    void readsTheSameBothWays() throws Exception {
        try (TextFiles files = TextFiles.of(3, 100_000)) {
            assertThat(files.paths()).hasSize(3);
            String text = files.read(files.path(2));
            assertThat(text).hasSize(100_000);
            assertThat(files.readAsync(files.path(2)).get()).isEqualTo(text);
        }
    }

    @Test
    void writesWhatIsRead() throws Exception {
        try (TextFiles files = TextFiles.of(1, 100_000)) {
            String text = files.read(files.path(0));
            assertThat(files.writeAsync(files.path(1), text).get()).isEqualTo(100_000);
            assertThat(files.read(files.path(1))).isEqualTo(text);

            assertThat(files.writeAsync(files.path(1), "shorter").get()).isEqualTo(7);
            assertThat(files.read(files.path(1))).isEqualTo("shorter");
            assertThat(files.writeAsync(files.path(1), "").get()).isZero();
        }
    }

    @Test
    void anEmptyFileIsEmpty() throws Exception {
        try (TextFiles files = TextFiles.of(1, 0)) {
            assertThat(files.readAsync(files.path(0)).get()).isEmpty();
        }
    }

    @Test
    void aMissingFileIsTold() {
        try (TextFiles files = TextFiles.of(0, 0)) {
            assertThatThrownBy(() -> files.readAsync(files.path(7)).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void isDeletedWithTheFolder() {
        TextFiles files = TextFiles.of(2, 10);
        Path file = files.path(0);
        files.close();
        assertThat(file).doesNotExist();
        assertThat(file.getParent()).doesNotExist();
    }
}

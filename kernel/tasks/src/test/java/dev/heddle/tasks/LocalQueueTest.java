package dev.heddle.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS P1: the queue of one worker. */
@Timeout(60)
class LocalQueueTest {
    private static final int MANY = 1000; // it has to grow

    private final LocalQueue queue = new LocalQueue();

    /** A piece of work that is told apart from others. */
    private record Piece(int number) implements Runnable {
        @Override
        public void run() {}
    }

    private static final Piece[] PIECES =
            IntStream.range(0, MANY).mapToObj(Piece::new).toArray(Piece[]::new);

    @Test
    void P1_owner_takes_the_last_thief_the_first() {
        for (int round = 0; round < 3; round++) {
            for (Piece piece : PIECES) {
                queue.push(piece);
            }
            assertThat(queue.size()).isEqualTo(MANY);
            for (int i = 0; i < MANY / 2; i++) {
                assertThat(queue.pop()).isSameAs(PIECES[MANY - 1 - i]);
                assertThat(queue.steal()).isSameAs(PIECES[i]);
            }
            assertThat(queue.isEmpty()).isTrue();
            assertThat(queue.pop()).isNull();
            assertThat(queue.steal()).isNull();
        }
    }

    @Test
    void P1_a_piece_can_be_taken_out_of_the_middle() {
        for (int i = 0; i < 5; i++) {
            queue.push(PIECES[i]);
        }
        assertThat(queue.remove(PIECES[0])).isTrue();
        assertThat(queue.remove(PIECES[2])).isTrue();
        assertThat(queue.remove(PIECES[4])).isTrue();
        assertThat(queue.remove(PIECES[2])).isFalse();
        assertThat(queue.steal()).isSameAs(PIECES[1]);
        assertThat(queue.pop()).isSameAs(PIECES[3]);
        assertThat(queue.pop()).isNull();
        assertThat(queue.steal()).isNull();
    }

    @Test
    void P1_every_piece_is_taken_once() throws InterruptedException {
        int rounds = 300;
        var taken = new AtomicIntegerArray(MANY);
        var over = new AtomicBoolean();
        List<Thread> thieves = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            thieves.add(Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    if (queue.steal() instanceof Piece piece) {
                        taken.incrementAndGet(piece.number);
                    }
                }
            }));
        }
        for (int round = 0; round < rounds; round++) {
            for (Piece piece : PIECES) {
                queue.push(piece);
                int turn = piece.number % 4;
                if (turn == 1 && queue.pop() instanceof Piece own) {
                    taken.incrementAndGet(own.number);
                } else if (turn == 3 && queue.remove(PIECES[piece.number - 1])) {
                    taken.incrementAndGet(piece.number - 1);
                }
            }
            while (!queue.isEmpty()) {
                if (queue.pop() instanceof Piece own) {
                    taken.incrementAndGet(own.number);
                }
            }
        }
        over.set(true);
        for (Thread thief : thieves) {
            thief.join();
        }
        int[] each = IntStream.range(0, MANY).map(taken::get).toArray();
        assertThat(Arrays.stream(each).distinct().toArray()).containsExactly(rounds);
    }
}

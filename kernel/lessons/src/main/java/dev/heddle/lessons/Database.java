package dev.heddle.lessons;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import reactor.core.publisher.Mono;

/**
 * A real database on this machine that takes its time: H2, reached through a socket as one far away would be, with a table of
 * towns. Any thread may use it. Its own threads are in {@linkplain Elsewhere no trace}.
 */
public final class Database implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String POPULATION = "SELECT POPULATION FROM TOWN WHERE NAME = ?1 AND WAIT(?2)";

    private final Duration answerTime;
    private final Server server;
    private final java.sql.Connection keeper;
    private final String name = "lesson" + NAMES.incrementAndGet();
    private final String address;
    private final Opening opening = new Opening("database");
    private final Queue<java.sql.Connection> idle = new ConcurrentLinkedQueue<>();

    private Database(Duration answerTime) throws SQLException {
        this.answerTime = answerTime;
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        address = "h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name;
        keeper = connect();
        try (Statement statement = keeper.createStatement()) {
            statement.execute("CREATE ALIAS WAIT FOR '" + Database.class.getName() + ".hold'");
            statement.execute("CREATE TABLE TOWN (NAME VARCHAR PRIMARY KEY, POPULATION INT)");
            statement.execute("INSERT INTO TOWN VALUES ('Lodz', 645693), ('Prato', 195763), ('Paisley', 77220)");
        }
    }

    /**
     * Starts a database whose queries take so long in the database.
     *
     * @throws java.io.UncheckedIOException if it does not start
     */
    public static Database answeringAfter(Duration answerTime) {
        ThreadFactory threads = Elsewhere.threads("database");
        return Elsewhere.call(threads, () -> new Database(answerTime));
    }

    /** For the database alone: the SQL function that takes its time, in a thread of the database's. */
    public static boolean hold(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return true;
    }

    /**
     * Opens a connection of JDBC's, to be closed after use.
     *
     * @throws IllegalStateException after it was closed; says what to do, and so do the methods that ask
     */
    public java.sql.Connection connect() throws SQLException {
        opening.check();
        return DriverManager.getConnection("jdbc:" + address);
    }

    /**
     * Asks how many live in a town, by JDBC; holds the calling thread until the answer is there. Opens a connection where
     * none is free, and keeps it for the next who asks.
     */
    public int population(String town) throws SQLException {
        java.sql.Connection free = idle.poll();
        java.sql.Connection connection = free == null ? connect() : free;
        try {
            int population = population(town, connection);
            idle.add(connection);
            return population;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private int population(String town, java.sql.Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(POPULATION)) {
            query.setString(1, town);
            query.setLong(2, answerTime.toMillis());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /**
     * The same question, asked by a virtual thread that blocks in JDBC: while it waits it holds no platform thread. What
     * Java has today where .NET's drivers have {@code ExecuteScalarAsync}.
     */
    public Task<Integer> populationAsync(String town) {
        return Async.async("populationAsync", () -> Async.await(asked(town)));
    }

    private CompletableFuture<Integer> asked(String town) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("query").start(() -> {
            try {
                answer.complete(population(town));
            } catch (SQLException | RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /**
     * The same question by R2DBC, the interface of drivers that need not block. H2's own driver works in this process
     * only, and asks on the thread that subscribes.
     */
    public Task<Integer> populationByR2dbc(String town) {
        return Async.async("populationByR2dbc", () -> Async.await(subscribed(town)));
    }

    private CompletableFuture<Integer> subscribed(String town) {
        opening.check();
        ConnectionFactory factory = ConnectionFactories.get("r2dbc:h2:mem:///" + name);
        return Mono.usingWhen(
                        factory.create(),
                        connection -> Mono.from(connection
                                        .createStatement(POPULATION)
                                        .bind(0, town)
                                        .bind(1, answerTime.toMillis())
                                        .execute())
                                .flatMap(result -> Mono.from(result.map((row, _) -> number(row)))),
                        Connection::close)
                .defaultIfEmpty(0)
                .toFuture();
    }

    private static int number(Row row) {
        Integer value = row.get(0, Integer.class);
        return value == null ? 0 : value;
    }

    /** How long a query takes in the database. */
    public Duration answerTime() {
        return answerTime;
    }

    /** Stops it and forgets what is in it. */
    @Override
    public void close() {
        opening.close();
        try (keeper) {
            for (java.sql.Connection one = idle.poll(); one != null; one = idle.poll()) {
                one.close();
            }
            server.stop();
        } catch (SQLException e) {
            // it was gone already
        }
    }
}

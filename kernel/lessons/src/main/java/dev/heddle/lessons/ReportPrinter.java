package dev.heddle.lessons;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A library from before there were tasks: {@link #print} holds the calling thread until the printer is done, and there is
 * no other form of it. Any thread may call; several reports may be printed at the same time.
 *
 * <p>It talks to its printer as network printers are talked to, in HTTP. That printer is a {@link LoopbackServer}.
 */
public final class ReportPrinter implements AutoCloseable {
    private final LoopbackServer printer;

    private ReportPrinter(LoopbackServer printer) {
        this.printer = printer;
    }

    /**
     * Connects to a new printer that takes so long for each report, however many it prints at once.
     *
     * @throws UncheckedIOException if the machine gives it no port
     */
    public static ReportPrinter takingPerReport(Duration time) {
        return new ReportPrinter(LoopbackServer.answeringAfter(
                time, path -> ("printed " + path.substring(1)).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Prints a report and returns the printer's receipt; holds the calling thread meanwhile.
     *
     * @param title which report; the receipt for {@code sales} is {@code printed sales}
     * @throws UncheckedIOException when the printer does not answer, or is closed
     */
    public String print(String title) {
        try {
            String path = "/" + URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
            var job = (HttpURLConnection) printer.page(path).toURL().openConnection(Proxy.NO_PROXY);
            job.setRequestProperty("Connection", "close"); // else a thread of the JDK's keeps it for later
            job.setDoOutput(true);
            try (OutputStream out = job.getOutputStream()) {
                out.write(title.getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream answer = job.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long a report takes. */
    public Duration timePerReport() {
        return printer.answerTime();
    }

    /** How many reports were printed at the same time, at most. */
    public int mostAtOnce() {
        return printer.mostAtOnce();
    }

    /** Switches the printer off at once; whoever still waits for it gets an {@link UncheckedIOException}. */
    @Override
    public void close() {
        printer.close();
    }
}

package dev.heddle.trace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * The events that a saved trace adds to its recording: what only the JVM that traced could know, so that another one reads
 * the same trace. Each names the trace, because a file may hold several.
 */
final class SavedNotes {
    static final String SAVED = "heddle.Saved";
    static final String PLACE = "heddle.Place";
    static final String INDEPENDENT = "heddle.Independent";
    static final String LEFT_OUT = "heddle.LeftOut";

    private SavedNotes() {}

    /** Says that the other notes about this trace are complete. */
    @Name(SAVED)
    @Label("Saved Trace")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class Saved extends Event {
        @Label("Trace Id")
        long traceId;

        @Label("Title")
        @Nullable String title;

        @Label("Cores")
        int cores;

        @Label("Length")
        @Timespan
        long wall;

        @Label("Events Lost")
        long lost;

        @Label("Cost of an Event")
        @Timespan
        long eventCost;

        @Label("Cost of Its Stack")
        @Timespan
        long stackCost;
    }

    /** A line of bytecode and the line of the user's code that it is. */
    @Name(PLACE)
    @Label("Place")
    @Description("Which line of a notebook's cell or of a source file a frame of a stack is")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class PlaceNote extends Event {
        @Label("Trace Id")
        long traceId;

        @Label("Class")
        @Nullable String type;

        @Label("Method")
        @Nullable String method;

        @Label("Line")
        int line;

        @Label("Cell or Source File")
        @Nullable String source;

        @Label("Line Shown")
        int sourceLine;

        @Label("Method Shown")
        @Nullable String sourceMethod;
    }

    /** Two awaits of a method, by the lines of its bytecode, of which the second needs nothing that the first gives. */
    @Name(INDEPENDENT)
    @Label("Independent Awaits")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class Independent extends Event {
        @Label("Trace Id")
        long traceId;

        @Label("Class")
        @Nullable String type;

        @Label("Method")
        @Nullable String method;

        @Label("First Line")
        int firstLine;

        @Label("Second Line")
        int secondLine;
    }

    /** A thread that is not part of the trace although it was there. */
    @Name(LEFT_OUT)
    @Label("Thread Left Out")
    @Category("Heddle")
    @StackTrace(false)
    @Enabled(false)
    static final class LeftOut extends Event {
        @Label("Trace Id")
        long traceId;

        @Label("Thread Id")
        long threadId;

        @Label("Belongs to Another Trace")
        boolean otherTrace;
    }
}

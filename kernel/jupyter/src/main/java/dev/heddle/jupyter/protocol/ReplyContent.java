package dev.heddle.jupyter.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import org.dflib.jjava.jupyter.kernel.ExpressionValue;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;

/**
 * Makes replies what the protocol says. The base library leaves out the {@code status} of some, and writes the entries of
 * the history and the values of user expressions in a form of its own.
 */
final class ReplyContent {
    private static final Gson JSON = new GsonBuilder()
            .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE)
            .registerTypeAdapter(ExpressionValue.class, (JsonSerializer<ExpressionValue>) ReplyContent::userExpression)
            .create();

    private ReplyContent() {}

    private static JsonElement userExpression(ExpressionValue value, Type type, JsonSerializationContext context) {
        JsonObject json = context.serialize(
                        value instanceof ExpressionValue.Success success ? success.getData() : value)
                .getAsJsonObject();
        json.addProperty("status", value.isSuccess() ? "ok" : "error");
        return json;
    }

    /** The same reply with its content as JSON, a status included. */
    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the library has no type for such content, but sends any object as JSON
    static Message<?> complete(Message<?> reply) {
        JsonObject content = JSON.toJsonTree(reply.getContent()).getAsJsonObject();
        if (!content.has("status")) {
            content.addProperty("status", "ok");
        }
        return new Message(
                reply.getIdentities(),
                reply.getHeader(),
                reply.getParentHeader(),
                reply.getMetadata(),
                content,
                reply.getBlobs());
    }
}

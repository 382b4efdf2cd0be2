package dev.heddle.jupyter;

import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** The answer to a cell that was queued behind one that failed: the protocol's status {@code aborted}. */
final class AbortedReply {
    /** The message's content; a field of the protocol's name is all that it has. */
    @SuppressWarnings("unused") // read by the JSON library
    private final String status = "aborted";

    private AbortedReply() {}

    /** The library has no type for this content, but sends any object as JSON. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Message<ErrorReply> to(MessageContext request) {
        return new Message(request, MessageType.EXECUTE_REPLY.error(), new AbortedReply());
    }
}

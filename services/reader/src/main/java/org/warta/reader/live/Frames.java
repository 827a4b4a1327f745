package org.warta.reader.live;

import java.nio.charset.StandardCharsets;

/** What a stream is made of, as the
 * <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">standard</a> has it, in UTF-8. */
final class Frames {
    /** Nothing: says that the connection is alive. */
    static final byte[] COMMENT = utf8(":\n\n");

    private Frames() {}

    /** An id without an event: moves the client's place. */
    static byte[] place(Position position) {
        return utf8("id: " + position.token() + "\n\n");
    }

    /** An article, or that it is gone. */
    static byte[] event(LiveEvent event, Position position) {
        return frame(position, event.article() == null ? "canceled" : "article", event.data());
    }

    /** The client has lost events. */
    static byte[] reset(Position position) {
        return frame(position, "reset", "{\"detail\":\"Some events are lost to you: load again what you show.\"}");
    }

    private static byte[] frame(Position position, String type, String data) {
        return utf8("id: " + position.token() + "\nevent: " + type + "\ndata: " + data + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

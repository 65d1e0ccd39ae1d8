package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.log.Entry;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.Problems;

/// Who reads a log, and so what of it: staff see all, a visitor does not see private entries.
public sealed interface Audience {

    record Staff(Author self) implements Audience {}

    record Visitor(Author self) implements Audience {}

    static Audience of(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> new Staff(Author.agent(staff.staff()));
            case VisitorCaller visitor -> new Visitor(Author.contact(visitor.contact()));
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    /// The author that this reader is.
    Author self();

    default boolean seesPrivate() {
        return this instanceof Staff;
    }

    default boolean sees(Entry entry) {
        return seesPrivate() || !entry.isPrivate();
    }

    default boolean wrote(Entry entry) {
        return entry.author().equals(self());
    }

    /// The seq of the entry before this one that the reader may see, 0 for the first.
    default long before(Entry entry) {
        return seesPrivate() ? entry.seq() - 1 : entry.prevPublicSeq();
    }
}

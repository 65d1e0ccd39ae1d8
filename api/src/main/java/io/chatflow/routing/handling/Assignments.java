package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.routing.desk.Placement;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// The rules by which people give conversations to each other, take and decline them. A person's decision may exceed
/// capacity.
@Singleton
class Assignments {

    private final Placement placement;

    Assignments(Placement placement) {
        this.placement = placement;
    }

    Change toAgent(Conversation conversation, StaffId agent, StaffId by) {
        return isHeldBy(conversation, agent)
                ? Change.none(conversation)
                : placement.given(conversation, agent, Author.agent(by));
    }

    Change toTeam(Conversation conversation, TeamId team, StaffId by) {
        boolean there = conversation.status() == ConversationStatus.open
                && conversation.assigneeAgent() == null
                && team.equals(conversation.assigneeTeam());
        return there ? Change.none(conversation) : placement.toTeam(conversation, team, Author.agent(by));
    }

    /// Back to the queue, with the time since which the shopper waits. Of one that nobody has, nothing.
    Change toNobody(Conversation conversation, StaffId by) {
        return conversation.assigneeAgent() == null || conversation.status() == ConversationStatus.resolved
                ? Change.none(conversation)
                : placement.givenBack(conversation, conversation.assigneeAgent(), Author.agent(by));
    }

    /// Takes what is queued or offered, also what is offered to somebody else: whoever is first helps the shopper
    /// sooner.
    Change accepted(Conversation conversation, StaffId by) {
        if (isHeldBy(conversation, by)) {
            return Change.none(conversation);
        }
        requireFree(conversation);
        return placement.given(conversation, by, Author.agent(by));
    }

    /// The conversation goes to the next in turn and is not offered to this agent again in this round.
    Change declined(Conversation conversation, StaffId by) {
        requireFree(conversation);
        return placement.passedBy(conversation, by);
    }

    private static boolean isHeldBy(Conversation conversation, StaffId agent) {
        return conversation.status() == ConversationStatus.open && agent.equals(conversation.assigneeAgent());
    }

    private static void requireFree(Conversation conversation) {
        if (conversation.assigneeAgent() != null) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "already_assigned", "Somebody has this conversation already.");
        }
        if (conversation.status() != ConversationStatus.open) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "not_queued", "This conversation does not wait for anybody.");
        }
    }
}

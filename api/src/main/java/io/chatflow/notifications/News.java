package io.chatflow.notifications;

import io.chatflow.conversations.EntriesAppended;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ConversationStatus;
import jakarta.inject.Singleton;

/// What staff are told of on their devices, where somebody has one.
@Singleton
class News implements EntriesAppended.Interest {

    private final Devices devices;

    News(Devices devices) {
        this.devices = devices;
    }

    @Override
    public boolean isIn(EntriesAppended.One entry) {
        return concernsStaff(entry) && devices.areUsed(entry.tenant());
    }

    private static boolean concernsStaff(EntriesAppended.One entry) {
        return entry.status() == ConversationStatus.open
                && switch (entry.kind()) {
                    case message -> entry.author() == AuthorKind.contact;
                    case handoff, assignment -> true;
                    case note, status, rating, card, event -> false;
                };
    }
}

package io.chatflow.conversations;

import io.chatflow.identity.ContactId;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.tenants.StaffId;
import java.util.UUID;

/// Who writes an entry.
public sealed interface Author {

    record OfContact(ContactId contact) implements Author {
        @Override
        public AuthorKind kind() {
            return AuthorKind.contact;
        }

        @Override
        public UUID key() {
            return contact.value();
        }
    }

    record OfAgent(StaffId staff) implements Author {
        @Override
        public AuthorKind kind() {
            return AuthorKind.agent;
        }

        @Override
        public UUID key() {
            return staff.value();
        }
    }

    record OfAssistant() implements Author {
        @Override
        public AuthorKind kind() {
            return AuthorKind.assistant;
        }

        @Override
        public UUID key() {
            return NOBODY;
        }
    }

    record OfSystem() implements Author {
        @Override
        public AuthorKind kind() {
            return AuthorKind.system;
        }

        @Override
        public UUID key() {
            return NOBODY;
        }
    }

    Author ASSISTANT = new OfAssistant();
    Author SYSTEM = new OfSystem();

    /// Stands in the column of the author's id for authors that have none.
    UUID NOBODY = new UUID(0, 0);

    static Author contact(ContactId contact) {
        return new OfContact(contact);
    }

    static Author agent(StaffId staff) {
        return new OfAgent(staff);
    }

    static Author of(AuthorKind kind, UUID key) {
        return switch (kind) {
            case contact -> new OfContact(new ContactId(key));
            case agent -> new OfAgent(new StaffId(key));
            case assistant -> ASSISTANT;
            case system -> SYSTEM;
        };
    }

    AuthorKind kind();

    /// The author's id as it is stored; the same for all that have none.
    UUID key();
}

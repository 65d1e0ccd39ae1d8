package io.chatflow.tenants.reception;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// How a site receives its shoppers. `preChat`: what they are asked before their first message, if it is not known.
/// `leaveMessage`: while nobody is there, who wants a person leaves a message with an e-mail address. `survey`: after
/// the conversation they are asked how it was. `linkPreviews`: links that the site's side sends show what is behind
/// them. `hours`: when people are there; null where that is not told.
@Introspected
public record Reception(
        List<Question> preChat,
        boolean leaveMessage,
        boolean survey,
        boolean linkPreviews,
        @Nullable OpeningHours hours) {

    public static final Reception STANDARD = new Reception(List.of(), false, false, false, null);

    @Introspected
    public record Question(Field field, boolean required) {}

    /// What a shopper may be asked: the traits that staff see of a contact.
    public enum Field {
        name,
        email,
        phone
    }
}

package io.chatflow.identity.sites;

import io.chatflow.platform.web.Problem;
import io.chatflow.tenants.reception.OpeningHours;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/// How a site's owner wants shoppers to be received; what is missing is the standard's.
@Introspected
record ReceptionSettings(
        @Nullable @Size(max = 3) List<@NotNull @Valid Question> preChat,
        @Nullable Boolean leaveMessage,
        @Nullable Boolean survey,
        @Nullable Boolean linkPreviews,
        @Nullable @Valid Hours hours) {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    @Introspected
    record Question(
            @NotNull Reception.Field field, @Nullable Boolean required) {}

    /// `timezone`: an IANA name such as `Europe/Berlin`.
    @Introspected
    record Hours(
            @NotBlank @Size(max = 60) String timezone,
            @NotEmpty @Size(max = 42) List<@NotNull @Valid Opening> open) {}

    @Introspected
    record Opening(
            @NotNull OpeningHours.Day day,

            @NotNull @Pattern(regexp = TIME, message = "a time such as 09:00")
            String from,

            @NotNull @Pattern(regexp = TIME + "|" + OpeningHours.MIDNIGHT, message = "a time such as 17:00 or 24:00")
            String to) {}

    Reception reception() {
        return new Reception(
                preChat == null
                        ? List.of()
                        : preChat.stream()
                                .map(asked ->
                                        new Reception.Question(asked.field(), Boolean.TRUE.equals(asked.required())))
                                .toList(),
                Boolean.TRUE.equals(leaveMessage),
                Boolean.TRUE.equals(survey),
                Boolean.TRUE.equals(linkPreviews),
                hours == null ? null : openingHours(hours));
    }

    private static OpeningHours openingHours(Hours hours) {
        return new OpeningHours(
                hours.timezone(),
                hours.open().stream()
                        .map(one -> new OpeningHours.Opening(one.day(), one.from(), one.to()))
                        .toList());
    }

    /// What constraints cannot say.
    void findFaults(List<Problem.Fault> faults) {
        if (preChat != null && preChat.stream().map(Question::field).distinct().count() < preChat.size()) {
            faults.add(new Problem.Fault("/reception/preChat", "asks for the same twice"));
        }
        if (hours == null) {
            return;
        }
        if (!isPlace(hours.timezone())) {
            faults.add(new Problem.Fault("/reception/hours/timezone", "a time zone such as Europe/Berlin"));
        }
        for (int at = 0; at < hours.open().size(); at++) {
            var opening = hours.open().get(at);
            if (opening.from().compareTo(opening.to()) >= 0) {
                faults.add(new Problem.Fault("/reception/hours/open/" + at + "/to", "is not after the beginning"));
            }
        }
    }

    private static boolean isPlace(String timezone) {
        try {
            ZoneId.of(timezone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}

package io.chatflow.assistant.settings;

import io.chatflow.assistant.Hours;
import io.chatflow.assistant.Settings;
import io.chatflow.commerce.Money;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem.Fault;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// What may be set. Limits keep each question cheap to answer.
final class SettingsCheck {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_GREETING = 500;
    private static final int LONGEST_TOPIC = 200;
    private static final int LONGEST_WORDS = 1000;
    private static final int MOST_ITEMS = 100;
    private static final int MOST_TIMES = 50;
    private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

    private final List<Fault> faults = new ArrayList<>();

    private SettingsCheck() {}

    /// Throws `validation_failed` with a pointer to each fault.
    static Settings checked(Settings settings) {
        var check = new SettingsCheck();
        check.all(settings);
        if (!check.faults.isEmpty()) {
            throw Problems.invalid(check.faults);
        }
        return settings;
    }

    /// The same for thresholds alone.
    static Settings.Thresholds checked(Settings.Thresholds thresholds) {
        var check = new SettingsCheck();
        check.thresholds("", thresholds);
        if (!check.faults.isEmpty()) {
            throw Problems.invalid(check.faults);
        }
        return thresholds;
    }

    private void all(Settings settings) {
        text("/name", settings.name(), LONGEST_NAME);
        if (settings.hours() != null) {
            hours(settings.hours());
        }
        greetings(settings);
        list("/guidance", settings.guidance(), MOST_ITEMS);
        for (int at = 0; at < settings.guidance().size(); at++) {
            var guidance = settings.guidance().get(at);
            text("/guidance/" + at + "/about", guidance == null ? null : guidance.about(), LONGEST_TOPIC);
            text("/guidance/" + at + "/say", guidance == null ? null : guidance.say(), LONGEST_WORDS);
        }
        list("/forbiddenTopics", settings.forbiddenTopics(), MOST_ITEMS);
        for (int at = 0; at < settings.forbiddenTopics().size(); at++) {
            text("/forbiddenTopics/" + at, settings.forbiddenTopics().get(at), LONGEST_TOPIC);
        }
        thresholds("/thresholds", settings.thresholds());
        value(settings.handoff().orderValueFrom());
    }

    private void greetings(Settings settings) {
        list("/greetings", settings.greetings().keySet(), MOST_ITEMS);
        settings.greetings().forEach((tag, greetings) -> {
            var place = "/greetings/" + tag.replace("~", "~0").replace("/", "~1");
            if (!TAG.matcher(tag).matches()) {
                faults.add(new Fault("/greetings", "language tags such as de or pt-BR"));
            }
            if (greetings == null) {
                faults.add(new Fault(place, "is required"));
                return;
            }
            greeting(place + "/newcomer", greetings.newcomer());
            greeting(place + "/returning", greetings.returning());
            greeting(place + "/vip", greetings.vip());
        });
    }

    private void hours(Hours hours) {
        try {
            ZoneId.of(hours.timeZone());
        } catch (DateTimeException | NullPointerException unknown) {
            faults.add(new Fault("/hours/timeZone", "a time zone such as Europe/Berlin"));
        }
        if (hours.times() == null) {
            faults.add(new Fault("/hours/times", "is required"));
            return;
        }
        list("/hours/times", hours.times(), MOST_TIMES);
        for (int at = 0; at < hours.times().size(); at++) {
            var span = hours.times().get(at);
            var isTime = span != null
                    && span.from() != null
                    && span.to() != null
                    && TIME.matcher(span.from()).matches()
                    && TIME.matcher(span.to()).matches();
            if (!isTime || span.day() == null || span.from().compareTo(span.to()) >= 0) {
                faults.add(new Fault("/hours/times/" + at, "a day, and two times such as 09:00 and 18:00, in order"));
            }
        }
    }

    private void thresholds(String place, Settings.Thresholds thresholds) {
        share(place + "/answer", thresholds.answer());
        share(place + "/clarify", thresholds.clarify());
        share(place + "/intent", thresholds.intent());
        if (thresholds.clarify() > thresholds.answer()) {
            faults.add(new Fault(place + "/clarify", "at most as high as the one for answers"));
        }
    }

    private void share(String place, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            faults.add(new Fault(place, "a number from 0 to 1"));
        }
    }

    private void value(@Nullable Money value) {
        if (value == null) {
            return;
        }
        try {
            Money.digits(value.currency());
        } catch (IllegalArgumentException | NullPointerException unknown) {
            faults.add(new Fault("/handoff/orderValueFrom/currency", "a currency such as EUR"));
        }
        if (value.amountMinor() < 0) {
            faults.add(new Fault("/handoff/orderValueFrom/amountMinor", "not below 0"));
        }
    }

    private void greeting(String place, @Nullable String text) {
        if (text != null) {
            text(place, text, LONGEST_GREETING);
        }
    }

    private void text(String place, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest || !Texts.isStorable(text)) {
            faults.add(new Fault(place, "a text of 1 to " + longest + " characters"));
        }
    }

    private void list(String place, Collection<?> items, int most) {
        if (items.size() > most) {
            faults.add(new Fault(place, "at most " + most));
        }
    }
}

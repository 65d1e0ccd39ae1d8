package io.chatflow.routing.desk;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How a team takes conversations: at once, or by accepting an offer that stands for a while.
@Introspected
public record TeamPolicy(
        boolean asksForAcceptance, @Min(5) @Max(600) int offerSeconds) {

    static final TeamPolicy AT_ONCE = new TeamPolicy(false, 30);

    Duration offerStands() {
        return Duration.ofSeconds(offerSeconds);
    }
}

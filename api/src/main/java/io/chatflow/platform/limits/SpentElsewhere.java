package io.chatflow.platform.limits;

import io.chatflow.platform.nodes.HintListener;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.platform.secrets.Secrets;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Several nodes count together: four times a second each tells the others, through Redis, what those spent who have
/// used a quarter of a share. Whoever goes from node to node gets one share and up to a quarter of one at each further
/// node; while Redis is away, one share of each node.
///
/// Redis may be read by somebody: callers are told by a code that only the nodes can make.
@Singleton
class SpentElsewhere implements HintListener {

    private static final String KIND = "spent";
    private static final int CODE_BYTES = 16;
    private static final int PARTS = 5;
    private static final int LARGEST = 1_000_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final Set<Shares.Key> due = ConcurrentHashMap.newKeySet();
    private final Shares shares;
    private final Nodes nodes;
    private final Secrets secrets;

    SpentElsewhere(Shares shares, Nodes nodes, Secrets secrets) {
        this.shares = shares;
        this.nodes = nodes;
        this.secrets = secrets;
    }

    Shares.Key key(Limit limit, String caller) {
        if (!nodes.several()) {
            return new Shares.Key(limit, caller);
        }
        var code = new byte[CODE_BYTES];
        System.arraycopy(secrets.mac("limits", caller), 0, code, 0, CODE_BYTES);
        return new Shares.Key(limit, Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    }

    /// @param remaining what is left of the share after it
    void spent(Shares.Key key, Shares.Share share, long cost, long remaining) {
        if (!nodes.several()) {
            return;
        }
        long full = key.limit().requests();
        if (remaining + cost >= full) {
            // It had filled up since: what was spent before does not count any more.
            share.untold().set(cost);
        } else {
            share.untold().addAndGet(cost);
        }
        if (remaining < full - full / 4) {
            due.add(key);
        }
    }

    @Scheduled(fixedDelay = "250ms")
    void tell() {
        var words = new ArrayList<String>();
        for (var key : due) {
            due.remove(key);
            long cost = shares.of(key).untold().getAndSet(0);
            if (cost > 0) {
                words.add(word(key, cost));
            }
        }
        nodes.whisperToAll(KIND, words);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public void hinted(String kind, List<String> words) {
        words.forEach(this::spend);
    }

    private static String word(Shares.Key key, long cost) {
        var limit = key.limit();
        return String.join(
                ":",
                limit.name(),
                Integer.toString(limit.requests()),
                Long.toString(limit.window().toMillis()),
                key.caller(),
                Long.toString(cost));
    }

    /// Throws `IllegalArgumentException` for what no node says.
    private void spend(String word) {
        var parts = word.split(":");
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("no limit: " + word);
        }
        int requests = Integer.parseInt(parts[1]);
        var window = Duration.ofMillis(Long.parseLong(parts[2]));
        long cost = Long.parseLong(parts[4]);
        if (requests < 1 || requests > LARGEST || !window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("no limit: " + word);
        }
        // As much as there is: two nodes at which a share was used up at once don't make a debt.
        shares.of(new Shares.Key(new Limit(parts[0], requests, window), parts[3]))
                .bucket()
                .tryConsumeAsMuchAsPossible(Math.clamp(cost, 1, requests));
    }
}

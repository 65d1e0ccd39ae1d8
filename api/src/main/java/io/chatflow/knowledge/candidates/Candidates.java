package io.chatflow.knowledge.candidates;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.json.Fault;
import io.chatflow.platform.json.Fields;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What sites have offered.
@Singleton
class Candidates {

    static final int MOST_AT_ONCE = 50;

    /// Of one site: more would be no help to who has to read them.
    static final int MOST_OF_A_SITE = 5_000;

    private static final List<CandidateState> WAITING =
            List.of(CandidateState.offered, CandidateState.changed, CandidateState.gone);

    private final CandidateRepository repository;
    private final Clock clock;

    Candidates(CandidateRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Good pages are taken even when others are refused.
    @Transactional
    OfferResult offer(SiteCaller site, JsonNode body) {
        var list = body.path("candidates");
        if (!list.isArray()) {
            throw Problems.invalid("/candidates", "a list");
        }
        if (list.size() > MOST_AT_ONCE) {
            throw Problems.tooManyItems(MOST_AT_ONCE);
        }
        var rejected = new ArrayList<Fault>();
        var room = new Room(site, list);
        var accepted = 0;
        var ignored = 0;
        for (int index = 0; index < list.size(); index++) {
            var faults = new ArrayList<Fault>();
            var fields = Fields.of(list.get(index), "/candidates/" + index, faults);
            var page = OfferedPage.read(fields);
            if (faults.isEmpty() && !room.has(page)) {
                fields.refuse("externalId", "at most " + MOST_OF_A_SITE + " pages of a site");
            }
            if (!faults.isEmpty()) {
                rejected.add(faults.getFirst());
            } else if (take(site, page)) {
                accepted++;
            } else {
                ignored++;
            }
        }
        return new OfferResult(accepted, ignored, rejected);
    }

    private boolean take(SiteCaller site, OfferedPage page) {
        var now = clock.instant();
        if (page.deleted()) {
            return repository.forget(site.tenant(), site.site(), page.externalId())
                            + repository.lose(site.tenant(), site.site(), page.externalId(), now)
                    > 0;
        }
        return repository.offer(
                        site.tenant(),
                        CandidateId.next(),
                        site.site(),
                        page.externalId(),
                        page.title(),
                        page.body(),
                        page.url(),
                        page.locale(),
                        page.updatedAt(),
                        now)
                > 0;
    }

    Optional<CandidateView> find(TenantId tenant, CandidateId id) {
        return repository.find(tenant, id);
    }

    /// The newest first: those of a state, or all that wait for staff.
    Page<CandidateLine> page(
            TenantId tenant, @Nullable CandidateState state, @Nullable SiteId site, PageRequest request) {
        var states = state == null ? WAITING : List.of(state);
        var before = request.position().map(Candidates::cursor).orElse(null);
        var found = repository.page(
                tenant, states.stream().map(Enum::name).toArray(String[]::new), site, before, request.limit() + 1);
        return Page.of(
                found, request.limit(), line -> PageRequest.encode(line.id().text()));
    }

    private static CandidateId cursor(String position) {
        try {
            return CandidateId.parse(position);
        } catch (IllegalArgumentException notOurs) {
            throw Problems.invalid("/cursor", "not a cursor of this list");
        }
    }

    /// How many more pages a site may have.
    private final class Room {

        private final Set<String> known;
        private int left;

        Room(SiteCaller site, JsonNode list) {
            var ids = list.findValuesAsText("externalId").stream()
                    .filter(Texts::isStorable)
                    .toArray(String[]::new);
            known = new HashSet<>(repository.known(site.tenant(), site.site(), ids));
            left = MOST_OF_A_SITE - repository.count(site.tenant(), site.site());
        }

        boolean has(OfferedPage page) {
            if (page.deleted() || !known.add(page.externalId())) {
                return true;
            }
            return left-- > 0;
        }
    }
}

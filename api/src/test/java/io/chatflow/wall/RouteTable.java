package io.chatflow.wall;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// For every route: who may call it, and what it answers to such a caller of one tenant who holds the ids
/// of another's.
final class RouteTable {

    enum Caller {
        staff,
        visitor,
        site,
        operator,
        nobody
    }

    enum Outcome {
        /// 404, as if there were no such thing.
        hidden,
        /// 400 or 401: the id is not taken.
        refused,
        /// 2xx, and nothing in it is the other tenant's.
        blind,
        /// It takes no id, and tells whoever may call it about themselves.
        own
    }

    /// @param query follows the path; `{name}` in it is an id of the neighbour's, as in the path
    record Row(String route, Caller caller, String query, Function<Neighbour, Object> body, Outcome outcome) {

        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        String path(Neighbour neighbour) {
            var path = route.substring(route.indexOf(' ') + 1);
            return (path + query)
                    .replace("{id}", neighbour.idIn(path))
                    .replace("{kind}", "orders")
                    .replace("{name}", "billing")
                    .replace("{seq}", "2")
                    .replace("{externalId}", path.contains("customers/{") ? "17" : Neighbour.ORDER)
                    .replace("{siteId}", neighbour.tenant().siteId())
                    .replace("{staffId}", neighbour.tenant().agentId(1))
                    .replace("{agent}", neighbour.tenant().agentId(1))
                    .replace("{team}", neighbour.team());
        }

        @Override
        public String toString() {
            return caller + ": " + route + query;
        }
    }

    private static final Function<Neighbour, Object> NOTHING = neighbour -> null;
    private static final List<Row> ROWS = new ArrayList<>();

    static {
        own("GET /api/v1/agents", Caller.staff);
        own("GET /api/v1/article-candidates", Caller.staff);
        ownWith("POST /api/v1/article-candidates/batch", Map.of("candidates", List.of()), Caller.site);
        own("GET /api/v1/article-categories", Caller.staff);
        ownWith("POST /api/v1/article-categories", Map.of("name", "Payment"), Caller.staff);
        own("GET /api/v1/articles", Caller.staff);
        ownWith("POST /api/v1/commerce/batch", Map.of("orders", List.of()), Caller.site);
        ownWith("POST /api/v1/connections", connection(), Caller.staff);
        ownWith("POST /api/v1/connections/exchange", Map.of("code", "none", "codeVerifier", "none"), Caller.nobody);
        own("GET /api/v1/connections/current", Caller.site);
        own("DELETE /api/v1/connections/current", Caller.site);
        own("POST /api/v1/connections/current/rotation", Caller.site);
        own("GET /api/v1/connections/current/conversations", Caller.site);
        ownWith("POST /api/v1/connections/current/privacy/export", Map.of("email", "jo@shop.test"), Caller.site);
        ownWith("POST /api/v1/connections/current/privacy/erasure", Map.of("email", "jo@shop.test"), Caller.site);
        ownWith("POST /api/v1/connections/current/woocommerce", Map.of("storeUrl", "https://shop.test"), Caller.site);
        ownWith("PUT /api/v1/connections/current/woocommerce", shopKey(), Caller.site);
        ownWith("POST /api/v1/hooks/woocommerce/grants", grantedKey(), Caller.nobody);
        ownWith("POST /api/v1/conversations", message(), Caller.visitor);
        own("GET /api/v1/me", Caller.staff, Caller.operator);
        ownWith("PUT /api/v1/me", profile(), Caller.staff);
        row("PUT /api/v1/me/picture", Caller.staff, other -> Map.of("fileId", other.file()), Outcome.refused);
        own("DELETE /api/v1/me/picture", Caller.staff);
        own("GET /api/v1/me/push", Caller.staff);
        own("POST /api/v1/me/push/devices", Caller.staff);
        // To take away what is not there is no fault.
        row("DELETE /api/v1/me/push/devices/{id}", Caller.staff, Outcome.blind);
        row("POST /api/v1/me/push/devices/{id}/tests", Caller.staff, Map.of(), Outcome.hidden);
        ownWith("PUT /api/v1/me/availability", Map.of("status", "away"), Caller.staff);
        own("GET /api/v1/operator/tenants", Caller.operator);
        ownWith("POST /api/v1/operator/tenants", Map.of("name", "New", "owner", person()), Caller.operator);
        own("GET /api/v1/queue", Caller.staff);
        own("GET /api/v1/sites", Caller.staff);
        own("GET /api/v1/sites/removed", Caller.staff);
        ownWith("POST /api/v1/sites", Map.of("name", "Second", "locale", "en"), Caller.staff);
        ownWith("POST /api/v1/staff", member(), Caller.staff);
        own("GET /api/v1/staff", Caller.staff);
        own("GET /api/v1/teams", Caller.staff);
        ownWith("POST /api/v1/teams", Map.of("name", "Returns"), Caller.staff);
        ownWith("PUT /api/v1/widget/contact", Map.of("name", "Ann"), Caller.visitor);
        own("DELETE /api/v1/widget/sessions", Caller.visitor);
        own("POST /api/v1/files", Caller.staff, Caller.visitor);

        own("GET /api/v1/auth/options", Caller.nobody);
        own("POST /api/v1/auth/sign-ups", Caller.nobody);
        own("POST /api/v1/auth/sign-ups/completion", Caller.nobody);
        own("POST /api/v1/auth/invitations/acceptance", Caller.nobody);
        ownWith("POST /api/v1/auth/email-changes", newEmail(), Caller.staff);
        own("POST /api/v1/auth/email-changes/confirmation", Caller.nobody);
        own("GET /api/v1/invitations", Caller.staff);
        ownWith("POST /api/v1/invitations", invitation(), Caller.staff);
        own("POST /api/v1/auth/links", Caller.nobody);
        own("POST /api/v1/auth/login", Caller.nobody);
        own("POST /api/v1/auth/logout", Caller.nobody);
        // Only a demo has one; see MailboxTest.
        own("GET /api/v1/auth/mailbox", Caller.nobody);
        own("POST /api/v1/auth/password-resets", Caller.nobody);
        own("POST /api/v1/auth/password-resets/completion", Caller.nobody);
        own("POST /api/v1/auth/refresh", Caller.nobody);
        own("GET /api/v1/help/{siteKey}/search", Caller.nobody);
        own("GET /api/v1/help/{siteKey}/suggestions", Caller.nobody);
        own("GET /widget/{siteKey}.js", Caller.nobody);
        own("GET /widget/{siteKey}/preview", Caller.nobody);
        own("GET /widget/{siteKey}/preview/loader.js", Caller.nobody);
        own("GET /widget/{siteKey}/texts/{locale}.json", Caller.nobody);
        own("GET /widget/assets/{path}", Caller.nobody);
        // The path is signed for one file: see FilesTest.
        own("GET /api/v1/files/content/{word}", Caller.nobody);
        // The same: see StaffPictureTest.
        own("GET /api/v1/pictures/{word}", Caller.nobody);

        own("GET /api/v1/assistant/categories", Caller.staff);
        ownWith("POST /api/v1/assistant/categories", category(), Caller.staff);
        own("GET /api/v1/assistant/category-sets", Caller.staff);
        own("POST /api/v1/assistant/category-sets/{name}/copies", Caller.staff);
        own("GET /api/v1/assistant/routes", Caller.staff);
        ownWith("PUT /api/v1/assistant/routes", Map.of("routes", List.of()), Caller.staff);
        own("GET /api/v1/assistant/suite", Caller.staff);
        own("POST /api/v1/assistant/suite/runs", Caller.staff);
        own("GET /api/v1/assistant/synonyms", Caller.staff);
        ownWith("PUT /api/v1/assistant/synonyms", Map.of("groups", List.of()), Caller.staff);
        own("GET /api/v1/assistant/versions", Caller.staff);
        own("POST /api/v1/assistant/versions", Caller.staff);
        row("PUT /api/v1/assistant/categories/{id}", Caller.staff, category(), Outcome.hidden);
        row("DELETE /api/v1/assistant/categories/{id}", Caller.staff, Outcome.hidden);
        row("GET /api/v1/assistant/sites/{id}/settings", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/assistant/sites/{id}/settings", Caller.staff, Map.of(), Outcome.hidden);
        row("POST /api/v1/assistant/sites/{id}/thresholds/preview", Caller.staff, Map.of(), Outcome.hidden);
        row("POST /api/v1/assistant/sites/{id}/trials", Caller.staff, Map.of("text", "hello"), Outcome.hidden);
        row("GET /api/v1/assistant/versions/{id}", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/assistant/versions/{id}/activation", Caller.staff, Map.of(), Outcome.hidden);
        row("DELETE /api/v1/assistant/versions/{id}/activation", Caller.staff, Outcome.hidden);

        row("PUT /api/v1/agents/{id}/capacity", Caller.staff, Map.of("capacity", 3), Outcome.hidden);
        row("GET /api/v1/article-candidates/{id}", Caller.staff, Outcome.hidden);
        row("POST /api/v1/article-candidates/{id}/acceptance", Caller.staff, Map.of(), Outcome.hidden);
        row("DELETE /api/v1/article-candidates/{id}", Caller.staff, Outcome.hidden);
        row("DELETE /api/v1/article-categories/{id}", Caller.staff, Outcome.hidden);
        row("POST /api/v1/articles", Caller.staff, there -> Neighbour.article(there.category()), Outcome.refused);
        row("GET /api/v1/articles/{id}", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/articles/{id}", Caller.staff, article(), Outcome.hidden);
        row("DELETE /api/v1/articles/{id}", Caller.staff, Outcome.hidden);

        row("GET /api/v1/commerce/customers/{externalId}/orders", Caller.site, Outcome.blind);
        own("GET /api/v1/commerce/{kind}", Caller.site);
        row("POST /api/v1/commerce/{kind}/comparison", Caller.site, there -> compared(), Outcome.blind);
        row("GET /api/v1/commerce/{kind}/{externalId}", Caller.site, Outcome.hidden);
        row("GET /api/v1/commerce/{kind}/{externalId}", Caller.staff, Outcome.hidden);
        query("GET /api/v1/commerce/{kind}/{externalId}", "?site={siteId}", Outcome.hidden);
        row("DELETE /api/v1/commerce/{kind}/{externalId}", Caller.site, Outcome.hidden);
        // A shop's ids are its own: the same one elsewhere is another order.
        row("PUT /api/v1/commerce/{kind}/{externalId}", Caller.site, Neighbour.order(), Outcome.blind);
        for (var action : List.of("refunds", "cancellation", "notes")) {
            var route = "POST /api/v1/commerce/orders/{externalId}/" + action;
            row(route, Caller.staff, there -> shopAction(there), Outcome.hidden);
        }
        own("GET /api/v1/commerce/operations", Caller.staff);
        row("GET /api/v1/commerce/operations/{id}", Caller.staff, Outcome.hidden);
        row("POST /api/v1/commerce/operations/{id}/approval", Caller.staff, Outcome.hidden);
        row("DELETE /api/v1/commerce/operations/{id}/approval", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/commerce/operations/{id}/settlement", Caller.staff, Map.of("done", true), Outcome.hidden);
        own("GET /api/v1/commerce/policy", Caller.staff);
        ownWith("PUT /api/v1/commerce/policy", policy(), Caller.staff);
        row("POST /api/v1/contacts/{id}/coupons", Caller.staff, Map.of("percent", 10), Outcome.hidden);
        row("POST /api/v1/hooks/woocommerce/{siteId}", Caller.nobody, Map.of("id", 1), Outcome.refused);

        row("GET /api/v1/contacts/{id}", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/contacts/{id}", Caller.staff, Map.of("name", "Mallory"), Outcome.hidden);

        row("GET /api/v1/conversations", Caller.visitor, Outcome.blind);
        for (var query : List.of("", "?site={siteId}", "?team={team}", "?assignee={agent}", "?q=person")) {
            query("GET /api/v1/conversations", query, Outcome.blind);
        }
        for (var caller : List.of(Caller.staff, Caller.visitor)) {
            row("GET /api/v1/conversations/{id}", caller, Outcome.hidden);
            row("GET /api/v1/conversations/{id}/entries", caller, Outcome.hidden);
            row("POST /api/v1/conversations/{id}/messages", caller, message(), Outcome.hidden);
            row("PUT /api/v1/conversations/{id}/read", caller, Map.of("seq", 1), Outcome.hidden);
            row("POST /api/v1/conversations/{id}/handoff", caller, Map.of(), Outcome.hidden);
            row("POST /api/v1/conversations/{id}/resolution", caller, Map.of(), Outcome.hidden);
            row("GET /api/v1/files/{id}", caller, Outcome.hidden);
        }
        row("POST /api/v1/conversations/{id}/rating", Caller.visitor, Map.of("score", 1), Outcome.hidden);
        row("GET /api/v1/conversations/{id}/entries/{seq}/link-preview", Caller.visitor, Outcome.hidden);
        row("POST /api/v1/conversations/{id}/acceptance", Caller.staff, Map.of(), Outcome.hidden);
        row("DELETE /api/v1/conversations/{id}/acceptance", Caller.staff, Outcome.hidden);
        row("POST /api/v1/conversations/{id}/assistant", Caller.staff, Map.of(), Outcome.hidden);
        row("PUT /api/v1/conversations/{id}/assignee", Caller.staff, there -> agent(there), Outcome.hidden);
        row("DELETE /api/v1/conversations/{id}/assignee", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/conversations/{id}/priority", Caller.staff, Map.of("priority", "high"), Outcome.hidden);
        row("DELETE /api/v1/conversations/{id}/resolution", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/conversations/{id}/snooze", Caller.staff, tomorrow(), Outcome.hidden);
        row("DELETE /api/v1/conversations/{id}/snooze", Caller.staff, Outcome.hidden);
        row("GET /api/v1/conversations/{id}/similar-answers", Caller.staff, Outcome.hidden);
        row("GET /api/v1/conversations/{id}/entries/{seq}/trace", Caller.staff, Outcome.hidden);
        row(
                "PUT /api/v1/conversations/{id}/entries/{seq}/trace/verdict",
                Caller.staff,
                Map.of("isRight", true),
                Outcome.hidden);
        row("PUT /api/v1/conversations/{id}/tags", Caller.staff, Map.of("tags", List.of("mine")), Outcome.hidden);

        row("POST /api/v1/invitations/{id}/mails", Caller.staff, Map.of(), Outcome.hidden);
        row("DELETE /api/v1/invitations/{id}", Caller.staff, Outcome.hidden);
        row("GET /api/v1/sites/{id}", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/sites/{id}", Caller.staff, Map.of("name", "Mine", "locale", "en"), Outcome.hidden);
        row("DELETE /api/v1/sites/{id}", Caller.staff, Outcome.hidden);
        row("POST /api/v1/sites/{id}/restoration", Caller.staff, Map.of(), Outcome.hidden);
        row("POST /api/v1/sites/{id}/suspension", Caller.staff, Map.of(), Outcome.hidden);
        row("DELETE /api/v1/sites/{id}/suspension", Caller.staff, Outcome.hidden);
        row("GET /api/v1/sites/{id}/sightings", Caller.staff, Outcome.hidden);
        row("POST /api/v1/sites/{id}/identity-checks", Caller.staff, Map.of("token", "a.b.c"), Outcome.hidden);
        row("POST /api/v1/sites/{id}/secrets", Caller.staff, Map.of("kind", "site"), Outcome.hidden);
        row("PUT /api/v1/staff/{id}/role", Caller.staff, Map.of("role", "supervisor"), Outcome.hidden);
        row("POST /api/v1/staff/{id}/deactivation", Caller.staff, Outcome.hidden);
        row("DELETE /api/v1/staff/{id}/deactivation", Caller.staff, Outcome.hidden);
        row("PUT /api/v1/teams/{id}", Caller.staff, Map.of("name", "Mine"), Outcome.hidden);
        row("PUT /api/v1/teams/{id}/members/{staffId}", Caller.staff, Outcome.hidden);
        row("DELETE /api/v1/teams/{id}/members/{staffId}", Caller.staff, Outcome.hidden);
        row("GET /api/v1/teams/{id}/routing", Caller.staff, Outcome.hidden);
        row(
                "PUT /api/v1/teams/{id}/routing",
                Caller.staff,
                Map.of("acceptance", true, "offerSeconds", 60),
                Outcome.hidden);
        row("POST /api/v1/widget/sessions", Caller.nobody, RouteTable::stolenSession, Outcome.blind);
    }

    private RouteTable() {}

    static List<Row> of(String route) {
        return ROWS.stream().filter(row -> row.route().equals(route)).toList();
    }

    static List<Row> all() {
        return List.copyOf(ROWS);
    }

    private static void own(String route, Caller... callers) {
        for (var caller : callers) {
            ROWS.add(new Row(route, caller, "", NOTHING, Outcome.own));
        }
    }

    private static void ownWith(String route, Object body, Caller caller) {
        ROWS.add(new Row(route, caller, "", neighbour -> body, Outcome.own));
    }

    private static void query(String route, String query, Outcome outcome) {
        ROWS.add(new Row(route, Caller.staff, query, NOTHING, outcome));
    }

    private static void row(String route, Caller caller, Outcome outcome) {
        ROWS.add(new Row(route, caller, "", NOTHING, outcome));
    }

    private static void row(String route, Caller caller, Object body, Outcome outcome) {
        ROWS.add(new Row(route, caller, "", neighbour -> body, outcome));
    }

    private static void row(String route, Caller caller, Function<Neighbour, Object> body, Outcome outcome) {
        ROWS.add(new Row(route, caller, "", body, outcome));
    }

    private static Object article() {
        return Map.of("title", "Mine", "body", "Mine.", "locale", "en", "visibility", "public", "status", "published");
    }

    private static Object category() {
        return Map.of("name", "Mine " + UUID.randomUUID(), "examples", List.of(), "action", Map.of("type", "search"));
    }

    private static Object connection() {
        return Map.of(
                "platform", "wordpress",
                "siteUrl", "https://shop.test",
                "returnUrl", "https://shop.test/wp-admin/",
                "codeChallenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private static Object shopAction(Neighbour there) {
        return Map.of(
                "siteId", there.tenant().siteId(),
                "amount", Map.of("amountMinor", 100, "currency", "EUR"),
                "text", "Mine.");
    }

    private static Object compared() {
        return Map.of("externalIds", List.of(Neighbour.ORDER));
    }

    private static Object policy() {
        return Map.of(
                "agentRefundMinor", 0,
                "supervisorRefundMinor", 0,
                "agentsCancel", false,
                "agentCouponPercent", 0);
    }

    private static Object shopKey() {
        return Map.of("storeUrl", "https://127.0.0.1", "consumerKey", "ck_00000000", "consumerSecret", "cs_00000000");
    }

    private static Object grantedKey() {
        return Map.of("user_id", "nobody's", "consumer_key", "ck_00000000", "consumer_secret", "cs_00000000");
    }

    private static Object message() {
        return Map.of("clientId", UUID.randomUUID(), "text", "I should not be here");
    }

    private static Object tomorrow() {
        return Map.of("until", Instant.now().plusSeconds(86_400).toString());
    }

    private static Map<String, Object> person() {
        return Map.of("email", UUID.randomUUID() + "@new.test", "name", "Nora New", "password", TestTenant.PASSWORD);
    }

    private static Object profile() {
        return Map.of("name", "Olive Owner", "language", "fr", "notifications", Map.of("about", "all", "sound", true));
    }

    private static Object newEmail() {
        return Map.of("email", UUID.randomUUID() + "@new.test", "password", TestTenant.PASSWORD);
    }

    private static Object invitation() {
        return Map.of("email", UUID.randomUUID() + "@new.test", "role", "agent");
    }

    private static Object member() {
        var member = new HashMap<>(person());
        member.put("role", "agent");
        return member;
    }

    private static Object agent(Neighbour there) {
        return Map.of("agentId", there.tenant().agentId(1));
    }

    /// The neighbour's customer at another shop's door.
    private static Object stolenSession(Neighbour there) {
        return Api.JSON
                .createObjectNode()
                .put("siteKey", RouteWallTest.HERE.siteKey())
                .put("visitorToken", there.customer().token())
                .put("locale", "en")
                .put("timezone", "Europe/Paris");
    }
}

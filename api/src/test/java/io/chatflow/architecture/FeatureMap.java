package io.chatflow.architecture;

import java.util.Map;
import java.util.Set;

/// Who may use whom. Reading this is reading the architecture: a feature sees the faces (base packages) of the features
/// named behind it and of no other; events go upwards, calls downwards. `platform` is everybody's and uses nobody.
final class FeatureMap {

    static final String PLATFORM = "platform";

    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("tenants", Set.of()),
            Map.entry("identity", Set.of("tenants")),
            Map.entry("operator", Set.of("tenants", "identity")),
            Map.entry("files", Set.of("tenants", "identity")),
            Map.entry("realtime", Set.of("tenants", "identity")),
            Map.entry("contacts", Set.of("tenants", "identity")),
            Map.entry("retrieval", Set.of("tenants")),
            Map.entry("understanding", Set.of("retrieval")),
            Map.entry("evaluate", Set.of("retrieval", "understanding")),
            Map.entry("commerce", Set.of("tenants", "identity", "contacts", "retrieval")),
            Map.entry("knowledge", Set.of("tenants", "identity", "files", "retrieval")),
            Map.entry("conversations", Set.of("tenants", "identity", "contacts", "files", "realtime")),
            Map.entry("routing", Set.of("tenants", "identity", "contacts", "conversations", "realtime")),
            Map.entry(
                    "assistant",
                    Set.of(
                            "tenants",
                            "identity",
                            "contacts",
                            "commerce",
                            "knowledge",
                            "retrieval",
                            "understanding",
                            "conversations",
                            "routing",
                            "realtime")),
            Map.entry(
                    "inbox",
                    Set.of(
                            "tenants",
                            "identity",
                            "contacts",
                            "commerce",
                            "conversations",
                            "routing",
                            "realtime",
                            "assistant")),
            Map.entry(
                    "widget",
                    Set.of(
                            "tenants",
                            "identity",
                            "contacts",
                            "commerce",
                            "conversations",
                            "routing",
                            "realtime",
                            "files",
                            "knowledge",
                            "assistant")),
            Map.entry(
                    "connections", Set.of("tenants", "identity", "contacts", "commerce", "conversations", "realtime")),
            Map.entry("notifications", Set.of("tenants", "identity", "contacts", "conversations", "realtime")),
            Map.entry(
                    "demo",
                    Set.of(
                            "tenants",
                            "identity",
                            "contacts",
                            "commerce",
                            "conversations",
                            "routing",
                            "knowledge",
                            "retrieval",
                            "files")));

    /// Sub-packages that are part of their feature's face, with the reason.
    static final Map<String, String> OPEN_SUB_PACKAGES = Map.of(
            "realtime.protocol", "the frames are the language of sockets: features register handlers for them",
            "tenants.reception", "what a site's owner sets, as values: whoever serves the site reads them",
            "tenants.closing", "what a feature keeps for a site is the feature's to delete");

    /// Repositories that are asked before a tenant is known. They reach only tables outside the tenant wall.
    static final Set<String> OUTSIDE_THE_WALL = Set.of(
            "Resolvers",
            "StaffAccountRepository",
            "PasswordRepository",
            "StaffSessionRepository",
            "LoginFailureRepository",
            "SigningKeyRepository",
            "PushKeyRepository",
            "SiteSecretHashRepository",
            "AccountRequestRepository",
            "InvitationLinkRepository",
            "MailDeliveryRepository",
            "MailboxRepository",
            "ConnectionCodeRepository",
            "GrantRepository");

    private FeatureMap() {}

    /// The feature that a package belongs to; empty for the root package.
    static String featureOf(String packageName) {
        var below = packageName.replaceFirst("^io\\.chatflow\\.?", "");
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    /// Whether a package is one that other features may use.
    static boolean isFace(String packageName) {
        var below = packageName.replaceFirst("^io\\.chatflow\\.?", "");
        return !below.contains(".") || OPEN_SUB_PACKAGES.containsKey(below);
    }
}

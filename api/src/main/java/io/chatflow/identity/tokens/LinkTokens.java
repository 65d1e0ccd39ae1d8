package io.chatflow.identity.tokens;

import io.chatflow.platform.secrets.Secrets;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.UUID;

/// The secrets in the links of mails. A link's secret is derived from its row with a key of ours, so that the job that
/// writes the mail needs the row's id only, and the row holds only the hash.
@Singleton
public class LinkTokens {

    private static final String PREFIX = "cfl_";

    private final Secrets secrets;

    LinkTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /// `round` counts how often a new link was made for the same row, from 0.
    public String of(UUID id, int round) {
        var mac = secrets.mac("mail-link", id + ":" + round);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    public byte[] hashOf(UUID id, int round) {
        return hash(of(id, round));
    }

    public static byte[] hash(String token) {
        return Secrets.sha256(token);
    }
}

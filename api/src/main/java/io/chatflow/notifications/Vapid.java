package io.chatflow.notifications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.platform.web.BaseUrl;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;

/// Says to push services who sends (RFC 8292), by a P-256 key that is made at the first start and kept encrypted. Every
/// browser's subscription is bound to it, so it never changes.
@Singleton
class Vapid {

    private static final String PLACE = "push_key";
    /// A day is the most that is allowed.
    private static final Duration LIFE = Duration.ofHours(12);
    private static final byte UNCOMPRESSED = 4;
    private static final int COORDINATE = 32;

    private final PushKeyRepository repository;
    private final Secrets secrets;
    private final BaseUrl baseUrl;
    private final String contact;
    private final Clock clock;
    private volatile ECKey key;

    Vapid(
            PushKeyRepository repository,
            Secrets secrets,
            BaseUrl baseUrl,
            @Value("${chatflow.push.contact:}") String contact,
            Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.baseUrl = baseUrl;
        this.contact = contact;
        this.clock = clock;
    }

    @EventListener
    void makeAtFirstStart(StartupEvent started) {
        key();
    }

    /// The point on the curve, uncompressed, in base64url: the browser's `applicationServerKey`.
    String publicKey() {
        var point = new byte[1 + 2 * COORDINATE];
        point[0] = UNCOMPRESSED;
        System.arraycopy(key().getX().decode(), 0, point, 1, COORDINATE);
        System.arraycopy(key().getY().decode(), 0, point, 1 + COORDINATE, COORDINATE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    /// The `Authorization` of a request to the push service of this origin.
    String authorization(String origin) {
        var claims = new JWTClaimsSet.Builder()
                .audience(origin)
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .subject(contact.isBlank() ? baseUrl.ofMail() : contact)
                .build();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key()));
            return "vapid t=" + token.serialize() + ", k=" + publicKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ECKey key() {
        if (key == null) {
            key = repository.find().map(this::open).orElseGet(this::first);
        }
        return key;
    }

    private ECKey first() {
        try {
            var made = new ECKeyGenerator(Curve.P_256).generate();
            repository.insertFirst(secrets.encrypt(made.toJSONString(), PLACE), clock.instant());
            return repository.find().map(this::open).orElseThrow();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ECKey open(PushKeyRepository.PushKeyRow row) {
        try {
            return ECKey.parse(secrets.decryptText(row.encrypted(), PLACE));
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

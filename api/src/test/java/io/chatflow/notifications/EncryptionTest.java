package io.chatflow.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatflow.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {

    /// Source: RFC 8291, section 5.
    @Test
    void the_browser_opens_the_example_of_the_standard() throws Exception {
        var browser = FakeBrowser.of(
                "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg");
        var body = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

        assertThat(browser.open(FakeBrowser.bytes(body))).isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void the_browser_opens_what_is_encrypted_here() throws Exception {
        var browser = FakeBrowser.create();

        var body = of("https://push.example/x", browser).encrypt("Schön – ありがとう".getBytes(StandardCharsets.UTF_8));

        assertThat(browser.open(body)).isEqualTo("Schön – ありがとう");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://169.254.169.254/latest",
                "https://2130706433/x",
                "https://localhost/x",
                "https://metadata.internal/x",
                "https://me@push.example/x",
                "not an address"
            })
    void nothing_but_a_public_name_over_tls_is_taken(String endpoint) {
        var subscription = of(endpoint, FakeBrowser.create());

        assertThatThrownBy(() -> subscription.checked(false)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://updates.push.services.mozilla.com/wpush/v2/abc",
                "https://web.push.apple.com/abc",
                "https://wns2-par02p.notify.windows.com/w/?token=abc"
            })
    void the_push_services_of_browsers_are_taken(String endpoint) {
        assertThat(of(endpoint, FakeBrowser.create()).checked(false).endpoint()).isEqualTo(endpoint);
    }

    private static Subscription of(String endpoint, FakeBrowser browser) {
        return new Subscription(
                endpoint, browser.keys().get("p256dh"), browser.keys().get("auth"));
    }
}

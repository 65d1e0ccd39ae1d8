package io.chatflow.retrieval.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://models.example.com/v1, https://models.example.com/v1/embeddings",
        "https://models.example.com/v1/, https://models.example.com/v1/embeddings",
        "http://localhost:11434/v1, http://localhost:11434/v1/embeddings",
        "http://embeddings:8080, http://embeddings:8080/embeddings",
        "http://10.0.3.7/v1, http://10.0.3.7/v1/embeddings"
    })
    void an_address_on_the_internet_or_beside_this_machine_is_taken(String base, String embeddings) {
        assertThat(settings(base, "model").embeddings).hasToString(embeddings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://models.example.com/v1",
                "https://user:secret@example.com/v1",
                "models.example.com",
                "ftp://a"
            })
    void an_address_that_would_show_the_key_or_is_none_is_refused(String base) {
        assertThatThrownBy(() -> settings(base, "model"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CHATFLOW_EMBEDDINGS_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_model_has_to_be_named() {
        assertThatThrownBy(() -> settings("https://models.example.com/v1", " "))
                .hasMessageContaining("CHATFLOW_EMBEDDINGS_MODEL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wo ist meine Bestellung 100234? | Wo ist meine Bestellung ?
            Ich bin max@example.com, bitte um Hilfe | Ich bin bitte um Hilfe
            Passt das in 30 Tagen noch? | Passt das in 30 Tagen noch?
            Meine Nummer ist 0170 123 45 67. | Meine Nummer ist .
            Siehe https://shop.example/konto?u=7 bitte | Siehe bitte
            订单12345什么时候到 | 订单 什么时候到
            رقمي ٠١٢٣٤٥٦٧٨ شكرا | رقمي شكرا
            請回覆 ann＠example.com | 請回覆
            """)
    void addresses_and_long_numbers_stay_here(String question, String disclosed) {
        assertThat(Disclosed.of(question)).isEqualTo(disclosed);
    }

    private static EndpointSettings settings(String url, String model) {
        return new EndpointSettings(url, model, "key", Duration.ofMillis(300));
    }
}

package io.chatflow.retrieval.endpoint;

import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.ranking.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out what the cosines of an unknown model mean. Those of one model lie between 0 and 0.6, those
/// of another between 0.7 and 0.95: sentences of which people know how alike they are show where this
/// one's lie.
final class Calibration {

    /// The mean cosines of all-MiniLM-L6-v2 for the same sentences in English, since it is its cosines
    /// that the product's thresholds were fitted to.
    private static final double LIKE = 0.5;

    private static final double UNLIKE = 0.15;
    /// A model that tells sentences apart by less than this tells nothing.
    private static final double LEAST_DIFFERENCE = 0.05;

    /// Of each language two ways to say one thing and two to say another.
    private static final List<List<String>> SENTENCES = List.of(
            List.of(
                    "Wo ist meine Bestellung?",
                    "Wann kommt mein Paket an?",
                    "Ich habe mein Passwort vergessen.",
                    "Die Anmeldung in meinem Konto klappt nicht."),
            List.of(
                    "Où est ma commande ?",
                    "Quand mon colis arrivera-t-il ?",
                    "J’ai oublié mon mot de passe.",
                    "Je n’arrive pas à me connecter à mon compte."),
            List.of(
                    "¿Dónde está mi pedido?",
                    "¿Cuándo llegará mi paquete?",
                    "He olvidado mi contraseña.",
                    "No puedo entrar en mi cuenta."),
            List.of(
                    "Dov’è il mio ordine?",
                    "Quando arriverà il mio pacco?",
                    "Ho dimenticato la password.",
                    "Non riesco ad accedere al mio account."),
            List.of(
                    "Gdzie jest moje zamówienie?",
                    "Kiedy dotrze moja paczka?",
                    "Nie pamiętam hasła.",
                    "Nie mogę zalogować się na konto."));

    private Calibration() {}

    static List<String> sentences() {
        return SENTENCES.stream().flatMap(List::stream).toList();
    }

    /// `vectors` are those of the sentences. Empty for a model that tells no sentence from another.
    static Optional<Scale> of(List<float[]> vectors) {
        double like = 0;
        double unlike = 0;
        for (int language = 0; language < SENTENCES.size(); language++) {
            var of = vectors.subList(4 * language, 4 * language + 4);
            like += mean(of, 0, 1, 2, 3);
            unlike += mean(of, 0, 2, 0, 3, 1, 2, 1, 3);
        }
        like /= SENTENCES.size();
        unlike /= SENTENCES.size();
        return like - unlike < LEAST_DIFFERENCE
                ? Optional.empty()
                : Optional.of(Scale.through(unlike, UNLIKE, like, LIKE));
    }

    private static double mean(List<float[]> vectors, int... pairs) {
        return Stream.iterate(0, pair -> pair < pairs.length, pair -> pair + 2)
                .mapToDouble(pair -> Embeddings.similarity(vectors.get(pairs[pair]), vectors.get(pairs[pair + 1])))
                .average()
                .orElse(0);
    }
}

package io.chatflow.retrieval;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.nio.file.Path;

/// The sentence models that come with the product: both English, 384 dimensions, quantised.
public enum SentenceModel {
    minilm(""),
    bge("Represent this sentence for searching relevant passages: ");

    private final String beforeQuestions;

    SentenceModel(String beforeQuestions) {
        this.beforeQuestions = beforeQuestions;
    }

    /// Models of this family were trained with an instruction in front of what is searched for.
    String asQuestion(String text) {
        return beforeQuestions + text;
    }

    /// Takes the parts of a text that is too long for one pass on the calling thread, one after the other.
    EmbeddingModel load() {
        return switch (this) {
            case minilm -> new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            case bge -> new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
        };
    }

    EmbeddingModel load(Path directory) {
        return new OnnxEmbeddingModel(
                directory.resolve("model.onnx"), directory.resolve("tokenizer.json"), pooling(), Runnable::run);
    }

    private PoolingMode pooling() {
        return switch (this) {
            case minilm -> PoolingMode.MEAN;
            case bge -> PoolingMode.CLS;
        };
    }
}

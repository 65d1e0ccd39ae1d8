package io.chatflow.commerce.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;

/// Turns views into the JSON documents that the tables hold, and back.
@Singleton
public final class Documents {

    private final ObjectMapper mapper;

    Documents(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// One JSON array of all.
    public String write(Collection<?> views) {
        try {
            return mapper.writeValueAsString(views);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a view has no JSON", impossible);
        }
    }

    public <T> T read(String document, Class<T> view) {
        try {
            return mapper.readValue(document, view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored " + view.getSimpleName() + " cannot be read", impossible);
        }
    }
}

package io.chatflow.platform.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A job's data in its row: JSON, so that a later release still reads what an earlier one wrote.
@Singleton
final class JobData implements Serializer {

    private final ObjectMapper json;

    JobData(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public byte[] serialize(Object data) {
        try {
            return data == null ? null : json.writeValueAsBytes(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        try {
            return bytes == null ? null : json.readValue(bytes, type);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.chatflow.retrieval;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Vectors as they are stored: 32-bit floats, the lowest byte first.
public final class Vectors {

    private Vectors() {}

    public static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    public static float[] floats(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}

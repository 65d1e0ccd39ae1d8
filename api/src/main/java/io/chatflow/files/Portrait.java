package io.chatflow.files;

import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpStatus;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/// The picture of a person, drawn anew from what was uploaded: the middle of it as a small square JPEG. Nothing else
/// that the file held, such as where it was taken, gets into it.
final class Portrait {

    static final String TYPE = "image/jpeg";

    /// Pixels of a side.
    static final int SIDE = 256;

    /// Pixels in all: what is larger is not drawn in the memory of a service.
    private static final long LARGEST = 25_000_000;

    /// Pixels of a side: whole rows are held several times.
    private static final int LONGEST = 12_000;

    /// A JPEG may come in as many passes over the whole picture as it likes; usual ones take ten.
    private static final int PASSES = 20;

    private static final float QUALITY = 0.9f;

    private Portrait() {}

    /// Throws 415 `file_type_refused` for what is no PNG or JPEG that can be drawn.
    static byte[] of(String type, byte[] uploaded) {
        if (!type.equals("image/png") && !type.equals("image/jpeg")) {
            throw refused();
        }
        var reader = ImageIO.getImageReadersByMIMEType(type).next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(uploaded))) {
            reader.setInput(input, true, true);
            return written(small(read(reader)));
        } catch (IOException | RuntimeException broken) {
            throw refused();
        } finally {
            reader.dispose();
        }
    }

    /// Its middle. A large picture is read in part: every second, third … pixel is enough.
    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > LONGEST || (long) width * height > LARGEST) {
            throw new IOException("too large");
        }
        int side = Math.min(width, height);
        int step = Math.max(1, side / (4 * SIDE));
        var param = new ImageReadParam();
        param.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        param.setSourceSubsampling(step, step, 0, 0);
        param.setSourceProgressivePasses(0, PASSES);
        return reader.read(0, param);
    }

    private static BufferedImage small(BufferedImage square) {
        var drawn = square;
        // Halved while it can be: one long step would leave most pixels out.
        while (drawn.getWidth() >= 2 * SIDE) {
            drawn = scaled(drawn, drawn.getWidth() / 2);
        }
        return scaled(drawn, SIDE);
    }

    /// On white, where it can be seen through.
    private static BufferedImage scaled(BufferedImage picture, int side) {
        var scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, side, side, Color.WHITE, null);
        canvas.dispose();
        return scaled;
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByMIMEType(TYPE).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ProblemException refused() {
        return new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "file_type_refused",
                "This is no picture that can be drawn: PNG or JPEG.");
    }
}

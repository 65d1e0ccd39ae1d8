package io.chatflow.files;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.tika.Tika;

/// Looks at what is uploaded. The content says what it is, not its sender; only kinds that people send each other and
/// that run nowhere are taken.
@Singleton
final class FileInspection {

    static final int MAXIMUM_BYTES = 20 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Set<String> TAKEN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/avif",
            "application/pdf",
            "text/plain",
            "text/csv",
            "application/rtf",
            "application/zip",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            OFFICE + "wordprocessingml.document",
            OFFICE + "spreadsheetml.sheet",
            OFFICE + "presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "audio/mpeg",
            "audio/mp4",
            "audio/vnd.wave",
            "audio/ogg",
            "audio/vorbis",
            "audio/opus",
            "audio/webm",
            "video/mp4",
            "video/quicktime",
            "video/x-m4v",
            "video/webm",
            "application/x-matroska");

    private static final Set<String> MP4 = Set.of("application/mp4", "video/mp4", "video/quicktime", "audio/x-m4a");

    /// Bytes of a WebM file within which its tracks are named.
    private static final int TRACKS = 4_096;

    private final Tika tika = new Tika();

    /// Throws 413 `file_too_large`, 415 `file_type_refused`, or 400 for an empty file or an impossible name.
    Upload inspect(@Nullable String givenName, byte[] bytes) {
        if (bytes.length > MAXIMUM_BYTES) {
            throw new ProblemException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "file_too_large", "A file may have at most 20 MiB.");
        }
        if (bytes.length == 0) {
            throw Problems.invalid("/file", "is empty");
        }
        var name = name(givenName);
        var type = type(name, bytes);
        var size = dimension(type, bytes);
        return new Upload(name, type, bytes, size == null ? null : size.width, size == null ? null : size.height);
    }

    private String type(String name, byte[] bytes) {
        var type = container(tika.detect(bytes, name), name, bytes);
        if (!TAKEN.contains(type)) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "file_type_refused", "Files of this kind are not accepted.");
        }
        return type;
    }

    /// Two containers hold films as well as voices. Of WebM the tracks tell, whose names stand at its beginning; of MP4
    /// the name does.
    private static String container(String type, String name, byte[] bytes) {
        if (type.equals("application/x-matroska") && name.endsWith(".webm") || type.endsWith("/webm")) {
            var head = new String(bytes, 0, Math.min(bytes.length, TRACKS), StandardCharsets.ISO_8859_1);
            return head.contains("A_OPUS") && !head.contains("V_") ? "audio/webm" : "video/webm";
        }
        return MP4.contains(type) && name.endsWith(".m4a") ? "audio/mp4" : type;
    }

    /// The last part of the path that some browsers send, without what a header or a file system could stumble over.
    private static String name(@Nullable String given) {
        var name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var plain = name.replaceAll("[\\p{Cntrl}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
        if (plain.isEmpty() || !Texts.isStorable(plain)) {
            return "file";
        }
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    /// Width and height from the header of a picture, without reading its pixels; null for what we cannot read.
    private static @Nullable Dimension dimension(String type, byte[] bytes) {
        var readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            return null;
        }
        var reader = readers.next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return new Dimension(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException broken) {
            return null;
        } finally {
            reader.dispose();
        }
    }
}

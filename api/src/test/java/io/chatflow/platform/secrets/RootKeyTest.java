package io.chatflow.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatflow.testing.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootKeyTest {

    private static final String ANOTHER_KEY = "YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyE=";

    @TempDir
    private Path data;

    @Test
    void a_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
        var made = new RootKey("", data).bytes();

        assertThat(made).hasSize(32);
        assertThat(new RootKey(null, data).bytes()).isEqualTo(made);
        var file = data.resolve("keys/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_given_key_has_to_be_32_bytes() {
        assertThat(new RootKey(ANOTHER_KEY, data).bytes()).hasSize(32);
        for (var bad : new String[] {"c2hvcnQ=", "not base 64 !"}) {
            assertThatThrownBy(() -> new RootKey(bad, data)).hasMessageContaining("openssl rand -base64 32");
        }
    }

    @Test
    void a_secret_opens_only_in_its_place_and_under_its_key() {
        var secrets = new Secrets(new RootKey(ANOTHER_KEY, data));
        var encrypted = secrets.encrypt("open sesame", "cave:1");

        assertThat(secrets.decryptText(encrypted, "cave:1")).isEqualTo("open sesame");
        assertThatThrownBy(() -> secrets.decryptText(encrypted, "cave:2")).hasMessageContaining("does not open");
        var others = new Secrets(new RootKey("", data));
        assertThatThrownBy(() -> others.decryptText(encrypted, "cave:1")).hasMessageContaining("CHATFLOW_MASTER_KEY");
    }

    @Test
    void a_service_with_another_key_than_its_database_does_not_start() {
        assertThat(TestService.baseUrl()).isNotEmpty();

        assertThatThrownBy(() -> TestService.start(Map.of("chatflow.master-key", ANOTHER_KEY)))
                .hasStackTraceContaining("is CHATFLOW_MASTER_KEY the one it was made with?");
    }
}

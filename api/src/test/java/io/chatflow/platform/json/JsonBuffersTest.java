package io.chatflow.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.testing.TestService;
import org.junit.jupiter.api.Test;

class JsonBuffersTest {

    @Test
    void requests_and_frames_share_buffers_that_outlive_their_threads() {
        var json = TestService.context().getBean(ObjectMapper.class);

        assertThat(json.getFactory()._getRecyclerPool()).isInstanceOf(JsonRecyclerPools.BoundedPool.class);
        assertThat(json.copy().getFactory()._getRecyclerPool()).isInstanceOf(JsonRecyclerPools.BoundedPool.class);
    }
}

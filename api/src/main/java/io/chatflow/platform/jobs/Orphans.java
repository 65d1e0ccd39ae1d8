package io.chatflow.platform.jobs;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this node had begun before it was killed. A node of the same name has come back, so nobody works on it any
/// more: it is due again at once, without waiting for its heartbeat to be missed.
@Singleton
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final String GIVE_BACK = """
            UPDATE scheduled_tasks
            SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
            WHERE picked AND picked_by = ?
            """;

    void giveBack(DataSource dataSource, String node) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(GIVE_BACK)) {
            statement.setString(1, node);
            int found = statement.executeUpdate();
            if (found > 0) {
                LOG.info("{} jobs that were begun before the last stop are due again", found);
            }
        } catch (SQLException failure) {
            // They come back anyway, when their heartbeat is missed.
            LOG.warn("Could not look for jobs begun before the last stop: {}", failure.getMessage());
        }
    }
}

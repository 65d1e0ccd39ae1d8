package io.chatflow.routing.desk;

import io.chatflow.conversations.ConversationId;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Rows of the queue as objects.
final class QueueRows {

    private QueueRows() {}

    static List<QueueItem> items(ResultSet rows) throws SQLException {
        var items = new ArrayList<QueueItem>();
        while (rows.next()) {
            var offeredTo = rows.getObject("offered_to", UUID.class);
            var expires = rows.getTimestamp("offer_expires_at");
            var passedBy = (UUID[]) rows.getArray("passed_by").getArray();
            items.add(new QueueItem(
                    new ConversationId(rows.getObject("conversation_id", UUID.class)),
                    new TeamId(rows.getObject("team_id", UUID.class)),
                    priority(rows.getInt("rank")),
                    rows.getBoolean("vip"),
                    rows.getTimestamp("waiting_since").toInstant(),
                    rows.getInt("entered_position"),
                    offeredTo == null ? null : new StaffId(offeredTo),
                    expires == null ? null : expires.toInstant(),
                    Arrays.stream(passedBy).map(StaffId::new).toList()));
        }
        return items;
    }

    static List<ConversationId> conversations(ResultSet rows) throws SQLException {
        var ids = new ArrayList<ConversationId>();
        while (rows.next()) {
            ids.add(new ConversationId(rows.getObject(1, UUID.class)));
        }
        return ids;
    }

    static int number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getInt(1);
    }

    static List<TeamId> teams(ResultSet rows) throws SQLException {
        var teams = new ArrayList<TeamId>();
        while (rows.next()) {
            teams.add(new TeamId(rows.getObject(1, UUID.class)));
        }
        return teams;
    }

    static Map<StaffId, Integer> counts(ResultSet rows) throws SQLException {
        var counts = new HashMap<StaffId, Integer>();
        while (rows.next()) {
            counts.put(new StaffId(rows.getObject(1, UUID.class)), rows.getInt(2));
        }
        return counts;
    }

    /// 0 for the highest priority.
    static int rank(Priority priority) {
        return Priority.values().length - 1 - priority.ordinal();
    }

    private static Priority priority(int rank) {
        return Priority.values()[Priority.values().length - 1 - rank];
    }
}

package org.kirogate.site;

import java.util.Optional;
import org.kirogate.db.Sql;

/** Statements over {@code announcements}, a table of one row. Thread-safe. */
final class AnnouncementDao {

    Optional<Announcement> read(Sql sql) {
        return sql.one(
                "SELECT text_zh, text_en, is_visible, updated_at FROM announcements WHERE id = 1",
                row -> new Announcement(
                        row.string("text_zh"), row.string("text_en"), row.bool("is_visible"),
                        row.number("updated_at")));
    }

    void write(Sql sql, Announcement announcement) {
        sql.update(
                """
                INSERT INTO announcements (id, text_zh, text_en, is_visible, updated_at) VALUES (1, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE text_zh = VALUES(text_zh), text_en = VALUES(text_en),
                    is_visible = VALUES(is_visible), updated_at = VALUES(updated_at)
                """,
                announcement.chinese(), announcement.english(), announcement.visible(), announcement.updatedAt());
    }
}

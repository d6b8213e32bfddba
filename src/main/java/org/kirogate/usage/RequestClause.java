package org.kirogate.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a filter asks of the columns of {@code usage_records r}: a condition and the values it needs, in order. */
record RequestClause(String text, List<Object> values) {

    /** Conditions as they come together. */
    private static final class Building {
        private final List<String> parts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Building and(boolean asked, String condition, Object... more) {
            if (asked) {
                parts.add(condition);
                values.addAll(List.of(more));
            }
            return this;
        }
    }

    /** Everything that a filter asks, of requests whose numbers are in a range. */
    static RequestClause of(RequestFilter filter, RequestDao.Range range) {
        Building building = new Building()
                .and(true, "r.id BETWEEN ? AND ?", range.low(), range.high())
                .and(!filter.since().equals(Instant.EPOCH), "r.at >= ?", filter.since().toEpochMilli())
                .and(!filter.outcome().isEmpty(), "r.outcome = ?", filter.outcome())
                .and(!filter.dialect().isEmpty(), "r.dialect = ?", filter.dialect());
        switch (filter.key()) {
            case ANY -> { }
            case SUPER -> building.and(true, "r.is_super = 1");
            case ORDINARY -> building.and(true, "r.is_super = 0");
        }
        switch (filter.stream()) {
            case ANY -> { }
            case STREAMED -> building.and(true, "r.streaming = 1");
            case WHOLE -> building.and(true, "r.streaming = 0");
        }
        whose(building, filter.whose(), filter.only().indexed());
        only(building, filter.only());
        return new RequestClause(String.join(" AND ", building.parts), List.copyOf(building.values));
    }

    private static void whose(Building building, RequestFilter.Whose whose, boolean byAnotherIndex) {
        String model = whose.model();
        String like = "%" + model.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        building.and(!model.isEmpty(), "(r.model_asked LIKE ? OR r.model_served LIKE ?)", like, like);
        if (!byAnotherIndex || !whose.indexed()) {
            return;
        }
        List<String> some = new ArrayList<>();
        List<Object> ids = new ArrayList<>(whose.keyIds());
        ids.addAll(whose.userIds());
        if (!whose.keyIds().isEmpty()) {
            some.add("r.key_id IN (" + marks(whose.keyIds()) + ")");
        }
        if (!whose.userIds().isEmpty()) {
            some.add("r.user_id IN (" + marks(whose.userIds()) + ")");
        }
        if (whose.tokenId() != 0) {
            some.add("r.token_id = ?");
            ids.add(whose.tokenId());
        }
        building.and(true, "(" + String.join(" OR ", some) + ")", ids.toArray());
    }

    private static void only(Building building, RequestOnly only) {
        building.and(!only.until().equals(Instant.MAX), "r.at < ?", millis(only.until()))
                .and(only.lowest() > 0, "r.status BETWEEN ? AND ?", only.lowest(), only.highest())
                .and(!only.client().isEmpty(), "r.client = ?", only.client())
                .and(!only.address().isEmpty(), "r.address = ?", only.address())
                .and(!only.model().isEmpty(), "(r.model_asked = ? OR r.model_served = ?)", only.model(), only.model())
                .and(only.keyId() != 0, "r.key_id = ?", only.keyId())
                .and(only.userId() != 0, "r.user_id = ?", only.userId())
                .and(only.tokenId() != 0, "r.token_id = ?", only.tokenId());
    }

    private static long millis(Instant until) {
        return until.equals(Instant.MAX) ? Long.MAX_VALUE : until.toEpochMilli();
    }

    private static String marks(List<Long> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }
}

package org.kirogate.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smallest table of sums by hour that knows what is asked: everybody's, one item's, one item's by model, and only
 * where none of these does each key and token by itself; where it is asked how requests came and ended, those that know
 * it. Names come from constants only. Immutable.
 *
 * @param table     its name
 * @param hour      its column of hours
 * @param condition which of its rows count, from {@code WHERE} on, the period among them
 * @param values    of the condition, in order
 */
record SumsSource(String table, String hour, String condition, List<Object> values) {

    SumsSource {
        values = List.copyOf(values);
    }

    /** One item of one facet. */
    private record One(Facet facet, long item) {}

    /** For sums of all together. */
    static SumsSource together(Period period, UsageFilter filter) {
        if (UsageAsk.ways(filter, UsageBy.MODEL)) {
            return hours(UsageAsk.wayTable(filter, UsageBy.MODEL), period, filter);
        }
        if (filter.general()) {
            return hours("usage_traffic", period, filter);
        }
        return one(filter).map(one -> item("usage_items", " WHERE facet = ? AND days = 0 AND item = ?", one, period))
                .orElseGet(() -> hours("usage_hourly", period, filter));
    }

    /** For sums told apart. */
    static SumsSource apart(UsageAsk ask) {
        if (UsageAsk.ways(ask.filter(), ask.by())) {
            return hours(UsageAsk.wayTable(ask.filter(), ask.by()), ask.period(), ask.filter());
        }
        if (ask.by().ids()) {
            return hours("usage_hourly", ask.period(), ask.filter());
        }
        if (ask.filter().general()) {
            return hours("usage_traffic", ask.period(), ask.filter());
        }
        return one(ask.filter()).filter(one -> one.facet() != Facet.TAKEN)
                .map(one -> item("usage_models", " WHERE facet = ? AND item = ?", one, ask.period()))
                .orElseGet(() -> hours("usage_hourly", ask.period(), ask.filter()));
    }

    /** The item that a filter asks for, where it asks for one and nothing else. */
    private static Optional<One> one(UsageFilter filter) {
        if (filter.ownerId() != 0) {
            return Optional.of(new One(Facet.GIVEN, filter.ownerId()));
        }
        if (filter.equals(UsageFilter.taken(filter.userId()))) {
            return Optional.of(new One(Facet.TAKEN, filter.userId()));
        }
        if (filter.equals(UsageFilter.user(filter.userId()))) {
            return Optional.of(new One(Facet.USER, filter.userId()));
        }
        if (filter.equals(UsageFilter.key(filter.keyId()))) {
            return Optional.of(new One(Facet.KEY, filter.keyId()));
        }
        boolean token = filter.equals(new UsageFilter(0, 0, filter.tokenId(), 0, "", false));
        return token ? Optional.of(new One(Facet.TOKEN, filter.tokenId())) : Optional.empty();
    }

    private static SumsSource item(String table, String condition, One one, Period period) {
        return new SumsSource(table, "start", condition + " AND start >= ? AND start < ?",
                List.of(one.facet().code(), one.item(), period.firstHour(), period.to().toEpochMilli()));
    }

    private static SumsSource hours(String table, Period period, UsageFilter filter) {
        List<Object> values = new ArrayList<>(List.of(period.firstHour(), period.to().toEpochMilli()));
        String conditions = filter.conditions(values);
        return new SumsSource(table, "hour", " WHERE hour >= ? AND hour < ?" + conditions, values);
    }
}

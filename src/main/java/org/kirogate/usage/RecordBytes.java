package org.kirogate.usage;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kirogate.chat.TokenCounts;

/**
 * Usage records and starts as the journal keeps them: a byte of version, then the members in the order below. A later
 * version adds members at the end and goes on to read what an earlier one wrote. Thread-safe.
 */
final class RecordBytes {
    private static final int VERSION = 1;

    private RecordBytes() {}

    static byte[] of(UsageStart start) {
        Packer bytes = new Packer().octet(VERSION);
        who(bytes.number(start.at().toEpochMilli()), start.who());
        return bytes.text(start.dialect()).bytes();
    }

    static byte[] of(UsageRecord record) {
        Packer bytes = new Packer().octet(VERSION);
        who(bytes.number(record.at().toEpochMilli()), record.who());
        route(bytes, record.route());
        bytes.text(record.outcome().label()).small(record.status()).text(record.errorClass());
        counts(bytes, record.counts());
        return bytes.text(record.creditSource().label())
                .small(record.queueMs())
                .small(record.firstTokenMs())
                .small(record.durationMs())
                .text(record.receipt())
                .bytes();
    }

    private static void who(Packer bytes, UsageRecord.Who who) {
        bytes.number(who.keyId()).number(who.userId()).octet(who.superKey() ? 1 : 0).text(who.client())
                .text(who.address());
    }

    private static void route(Packer bytes, UsageRecord.Route route) {
        bytes.text(route.dialect()).text(route.modelAsked()).text(route.modelServed())
                .octet(route.streaming() ? 1 : 0).number(route.tokenId()).small(route.attempts())
                .octet(route.tried().size());
        route.tried().forEach(bytes::number);
    }

    private static void counts(Packer bytes, TokenCounts counts) {
        bytes.number(counts.input()).number(counts.output()).number(counts.cacheRead()).number(counts.cacheWrite())
                .fraction(counts.credits()).text(counts.source().name());
    }

    /** The start that bytes hold; throws IllegalArgumentException when they hold none. */
    static UsageStart start(String requestId, ByteBuffer bytes) {
        return read(requestId, bytes, (id, from) ->
                new UsageStart(id, Instant.ofEpochMilli(from.getLong()), who(from), text(from)));
    }

    /** The record that bytes hold; throws IllegalArgumentException when they hold none. */
    static UsageRecord record(String requestId, ByteBuffer bytes) {
        return read(requestId, bytes, (id, from) -> new UsageRecord(
                id, Instant.ofEpochMilli(from.getLong()), who(from), route(from),
                UsageRecord.Outcome.valueOf(upper(from)), from.getInt(), text(from), counts(from),
                UsageRecord.CreditSource.valueOf(upper(from)), from.getInt(), from.getInt(), from.getInt(),
                text(from)));
    }

    /** Reads one kind of value. */
    private interface Reading<T> {
        T read(String requestId, ByteBuffer from);
    }

    private static <T> T read(String requestId, ByteBuffer bytes, Reading<T> reading) {
        ByteBuffer from = bytes.duplicate();
        try {
            int version = from.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("A journal entry of version " + version + " was written by a later"
                        + " version of the gateway; this one reads version " + VERSION);
            }
            return reading.read(requestId, from);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A journal entry ends too early", e);
        }
    }

    private static UsageRecord.Who who(ByteBuffer from) {
        return new UsageRecord.Who(from.getLong(), from.getLong(), from.get() != 0, text(from), text(from));
    }

    private static UsageRecord.Route route(ByteBuffer from) {
        String dialect = text(from);
        String asked = text(from);
        String served = text(from);
        boolean streaming = from.get() != 0;
        long tokenId = from.getLong();
        int attempts = from.getInt();
        int count = from.get();
        List<Long> tried = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tried.add(from.getLong());
        }
        return new UsageRecord.Route(dialect, asked, served, streaming, tokenId, attempts, tried);
    }

    private static TokenCounts counts(ByteBuffer from) {
        return new TokenCounts(from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getDouble(),
                TokenCounts.Source.valueOf(text(from)));
    }

    private static String upper(ByteBuffer from) {
        return text(from).toUpperCase(Locale.ROOT);
    }

    private static String text(ByteBuffer from) {
        byte[] content = new byte[Short.toUnsignedInt(from.getShort())];
        from.get(content);
        return new String(content, StandardCharsets.UTF_8);
    }
}

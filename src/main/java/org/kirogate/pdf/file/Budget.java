package org.kirogate.pdf.file;

/**
 * What one document may cost in all. A compressed stream of a few bytes can stand for gigabytes; every byte that a
 * filter puts out and every value that is kept is paid for here first. One a document, one thread.
 */
public final class Budget {
    /** Bytes that all filters together may put out. */
    public static final int DECODED_BYTES = 64 * 1024 * 1024;
    /** Numbers, names, strings and so on in all objects together. */
    public static final int VALUES = 3_000_000;

    private long bytes = DECODED_BYTES;
    private long values = VALUES;

    /**
     * Pays for {@code count} bytes put out by a filter.
     *
     * @throws PdfException when the document has had its share
     */
    void bytes(int count) {
        bytes -= count;
        if (bytes < 0) {
            throw PdfException.tooLarge("its streams unpack to over " + DECODED_BYTES / (1024 * 1024) + " MiB");
        }
    }

    /**
     * Pays for {@code count} values that stay in memory.
     *
     * @throws PdfException when the document has had its share
     */
    void values(int count) {
        values -= count;
        if (values < 0) {
            throw PdfException.tooLarge("its objects hold over " + VALUES + " values");
        }
    }
}

/**
 * What requests cost: one record a request, noted in a journal and carried to the database in batches off the
 * request's path, sums by the hour, and reports; for a time how each request found its tokens; and the nightly look
 * whether counters agree with all that. Owns {@code usage_*} and {@code request_receipts}. May import {@code chat},
 * {@code config}, {@code db} and {@code fault}.
 */
package org.kirogate.usage;

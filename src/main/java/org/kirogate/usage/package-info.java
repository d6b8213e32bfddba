/**
 * What requests cost: one record a request, noted in a journal and carried to the database in batches off the
 * request's path, sums by the hour, and reports; and for a time how each request found its tokens. Owns {@code
 * usage_records}, {@code usage_hourly}, {@code usage_home} and {@code request_receipts}. May import {@code chat},
 * {@code config}, {@code db} and {@code fault}.
 */
package org.kirogate.usage;

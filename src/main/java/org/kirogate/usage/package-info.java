/**
 * What requests cost: one record a request, carried to the database in batches off the request's path, sums by the hour,
 * and reports. Owns {@code usage_records} and {@code usage_hourly}. May import {@code chat}, {@code config}, {@code db} and
 * {@code fault}.
 */
package org.kirogate.usage;

/**
 * Limits of keys and users: what they are ({@link org.kirogate.access.limit.Limits}), how much of them is used
 * ({@link org.kirogate.access.limit.Standing}), and the meters that keep them, shared by all nodes through the database.
 * Owns {@code limit_use}, {@code limit_nodes} and {@code limit_flights}. May import what {@code access} may, but not its
 * other package.
 */
package org.kirogate.access.limit;

/**
 * Looks at figures now and then and raises alerts about them. Each watch is one {@code Runnable}, run by the housekeeping
 * every few seconds; it asks memory only. May import {@code alert}.
 */
package org.kirogate.alert.watch;

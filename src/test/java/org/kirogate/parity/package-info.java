/**
 * Whether what is written down is what happened: thousands of requests of every outcome, a database that goes away and
 * a process that is killed, and then clients, upstream and tables compared one by one ({@link
 * org.kirogate.parity.Parity}). May import {@code app}, {@code dialect}, {@code run}, {@code simulator}, {@code soak}
 * and {@code support} of the tests.
 */
package org.kirogate.parity;

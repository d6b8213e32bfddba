/**
 * Fixtures of the tests and of the local run: a real MariaDB, a real Tomcat, a clock moved by hand.
 *
 * <p>May import nothing of the program; every test room may import this one.
 */
package org.kirogate.support;

/**
 * The local server behind {@code mvn -Prun}: the program in an embedded Tomcat with an embedded MariaDB, all on
 * loopback, its data in one folder that is kept between runs.
 *
 * <p>May import {@code support}, the simulator and the program.
 */
package org.kirogate.run;

/**
 * How the simulator waits: real milliseconds for people, gates opened by hand for tests. Imports nothing.
 */
package org.kirogate.simulator.pace;

/**
 * What a call on the service is: its operation, wire dialect, body and sender, and how the service refuses one.
 * May import {@code simulator.http}.
 */
package org.kirogate.simulator.call;

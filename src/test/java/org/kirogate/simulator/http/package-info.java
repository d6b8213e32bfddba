/**
 * A small HTTP/1.1 server over plain sockets: keep-alive, chunked bodies, and the rude endings a real network has.
 * It knows nothing of Kiro. May import {@code simulator.pace}.
 */
package org.kirogate.simulator.http;

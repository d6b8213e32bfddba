/**
 * Who waits for a token, and whose turn it is: a bounded line, fair over keys, served by the threads that wait in it
 * and by those that give something back. Knows nothing of tokens. Part of the room {@code token}; imports no other
 * room.
 */
package org.kirogate.token.queue;

/**
 * What can go wrong for a caller: the {@link org.kirogate.fault.Fault} vocabulary and the one exception that carries
 * it. Imports no other room.
 */
package org.kirogate.fault;

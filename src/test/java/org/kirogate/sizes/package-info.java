/**
 * How long the pages and lists take at the sizes a large site comes to: 10 000 users, 50 000 keys, 5 000 tokens and a
 * million requests. Run by {@code mvn -Psizes verify}. May import {@code support} and, of the
 * program, {@code secret}.
 */
package org.kirogate.sizes;

/**
 * The site as a whole: registration mode, maintenance and self-use, the announcement and the IP block-list. Owns
 * {@code settings}, {@code announcements} and {@code ip_blocklist}. May import {@code config}, {@code db} and
 * {@code fault}.
 */
package org.kirogate.site;

/**
 * The one Gson, bounded parsing, and typed reads whose errors carry the field's path ({@code messages[2].content}).
 * May import {@code fault}.
 */
package org.kirogate.json;

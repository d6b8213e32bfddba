/**
 * The one Gson, bounded parsing, typed reads whose errors carry the field's path ({@code messages[2].content}), and
 * the check of values against a JSON schema. May import {@code fault}.
 */
package org.kirogate.json;

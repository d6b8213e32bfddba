/**
 * The database: {@link org.kirogate.db.Db} over one connection pool, and the migrator that brings the schema up from
 * {@code sql/V*.sql}. May import {@code config}.
 */
package org.kirogate.db;

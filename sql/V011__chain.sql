-- The record of acts is a chain: each row holds the hash of the one before. All times are epoch milliseconds (UTC).
-- Every statement may be run twice.

ALTER TABLE audit_log
    ADD COLUMN IF NOT EXISTS number BIGINT NULL COMMENT 'place in the chain, from 1 without a gap; NULL = not written by the gateway, or not yet taken in',
    ADD COLUMN IF NOT EXISTS previous_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'hash of the row before, zeros for the first',
    ADD COLUMN IF NOT EXISTS hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'HMAC-SHA-256 over the row and previous_hash, hexadecimal',
    ADD UNIQUE KEY IF NOT EXISTS audit_log_number (number),
    ADD KEY IF NOT EXISTS audit_log_reason (reason(16));

CREATE TABLE IF NOT EXISTS audit_chain (
    one TINYINT NOT NULL COMMENT 'always 1',
    last_number BIGINT NOT NULL COMMENT 'place of the last row, 0 = none',
    last_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its hash',
    last_id BIGINT NOT NULL COMMENT 'its id',
    older_until BIGINT NOT NULL COMMENT 'rows up to this id are older than the chain and are taken in at the next start',
    seal CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'HMAC-SHA-256 over the columns before, empty = nothing written yet',
    PRIMARY KEY (one),
    CONSTRAINT audit_chain_one CHECK (one = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='end of the chain in audit_log; locked by whoever adds a row';

INSERT IGNORE INTO audit_chain (one, last_number, last_hash, last_id, older_until, seal)
SELECT 1, 0, REPEAT('0', 64), 0, COALESCE(MAX(id), 0), '' FROM audit_log;

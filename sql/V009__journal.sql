-- What a request's record tells besides, and whose journal folder is whose. Every statement may be run twice.

ALTER TABLE usage_records
    ADD COLUMN IF NOT EXISTS tokens_tried VARCHAR(335) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'ids of the tokens taken, in order, by comma, at most 16',
    ADD COLUMN IF NOT EXISTS queue_ms INT NOT NULL DEFAULT 0 COMMENT 'milliseconds it waited for tokens',
    ADD COLUMN IF NOT EXISTS credits_known VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'metered, settled, estimated, none; empty = not noted, written by an older version';

-- Gateways on one disk may serve different databases: each keeps its journal below the id of its own.
CREATE TABLE IF NOT EXISTS usage_home (
    one TINYINT     NOT NULL PRIMARY KEY COMMENT 'always 1',
    id  VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of this database, made once'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'names this database to journals';

INSERT IGNORE INTO usage_home (one, id) VALUES (1, UUID());

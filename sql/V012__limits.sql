-- Limits of keys and users, and what of them is used by all nodes. Times are epoch milliseconds (UTC). Every statement may be run twice.

ALTER TABLE api_keys
    ADD COLUMN IF NOT EXISTS limits TEXT NULL COMMENT 'JSON object of the limits that have no column, NULL = none' AFTER requests_per_minute,
    ADD COLUMN IF NOT EXISTS first_used_at BIGINT NULL COMMENT 'epoch ms, NULL = never, or before this was noted' AFTER expires_at;

CREATE TABLE IF NOT EXISTS user_limits (
    user_id BIGINT NOT NULL,
    limits TEXT NOT NULL COMMENT 'JSON object of ceilings over all keys of the user',
    PRIMARY KEY (user_id),
    CONSTRAINT user_limits_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT user_limits_json CHECK (JSON_VALID(limits))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what users may use at most over all of their keys';

CREATE TABLE IF NOT EXISTS limit_use (
    scope TINYINT NOT NULL COMMENT '1 = key, 2 = user',
    subject BIGINT NOT NULL COMMENT 'id of the key or user',
    span TINYINT NOT NULL COMMENT '1 = five hours, 2 = day, 3 = week, 4 = month, 5 = all time',
    start BIGINT NOT NULL COMMENT 'epoch ms, 0 for all time',
    requests BIGINT NOT NULL COMMENT 'requests let in',
    tokens BIGINT NOT NULL COMMENT 'model tokens, read and written',
    credits DOUBLE NOT NULL COMMENT 'upstream credits as metered',
    warned TINYINT NOT NULL DEFAULT 0 COMMENT 'sum of what was warned of: 1 = requests, 2 = tokens, 4 = credits',
    updated_at BIGINT NOT NULL COMMENT 'epoch ms of the database''s clock',
    PRIMARY KEY (scope, subject, span, start),
    KEY limit_use_updated (updated_at),
    KEY limit_use_start (start)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what is used of limits over spans of time, by all nodes';

CREATE TABLE IF NOT EXISTS limit_nodes (
    node CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'made by chance at each start',
    flush BIGINT NOT NULL COMMENT 'number of its last batch in limit_use: none is added twice',
    seen_at BIGINT NOT NULL COMMENT 'epoch ms of the database''s clock',
    PRIMARY KEY (node)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='nodes that count';

CREATE TABLE IF NOT EXISTS limit_flights (
    node CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scope TINYINT NOT NULL COMMENT '1 = key, 2 = user',
    subject BIGINT NOT NULL COMMENT 'id of the key or user',
    in_flight INT NOT NULL COMMENT 'requests under way on the node',
    tokens BIGINT NOT NULL COMMENT 'reserved for them',
    credits DOUBLE NOT NULL COMMENT 'reserved for them',
    minute_requests INT NOT NULL COMMENT 'requests of the last 60 seconds on the node',
    minute_tokens BIGINT NOT NULL COMMENT 'model tokens of the last 60 seconds on the node',
    seen_at BIGINT NOT NULL COMMENT 'epoch ms of the database''s clock; one that is old is of a node that is gone',
    PRIMARY KEY (node, scope, subject),
    KEY limit_flights_seen (seen_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what is under way on each node';

-- What people set for a token, how it came to its state, and how requests found theirs. All times are epoch milliseconds (UTC).
-- Every statement may be run twice.

ALTER TABLE tokens
    ADD COLUMN IF NOT EXISTS weight INT NOT NULL DEFAULT 1 COMMENT 'share of the requests under the weighted strategy, 1-100' AFTER requests_per_minute,
    ADD COLUMN IF NOT EXISTS share_percent INT NOT NULL DEFAULT 100 COMMENT 'most that super keys may use of its quota, percent' AFTER weight,
    ADD COLUMN IF NOT EXISTS share_reserve DOUBLE NOT NULL DEFAULT 0 COMMENT 'credits that super keys leave to the owner' AFTER share_percent,
    ADD COLUMN IF NOT EXISTS share_hours VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'when super keys may use it, HH:MM-HH:MM separated by commas; empty = always' AFTER share_reserve,
    ADD COLUMN IF NOT EXISTS share_zone VARCHAR(64) NOT NULL DEFAULT 'UTC' COMMENT 'time zone of share_hours' AFTER share_hours,
    ADD COLUMN IF NOT EXISTS share_models VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'models that super keys may use it for, names with * separated by commas; empty = all' AFTER share_zone,
    ADD COLUMN IF NOT EXISTS shared_used DOUBLE NOT NULL DEFAULT 0 COMMENT 'credits that super keys used in the period that ends at shared_until' AFTER share_models,
    ADD COLUMN IF NOT EXISTS shared_until BIGINT NOT NULL DEFAULT 0 COMMENT 'epoch ms, quota_resets_at of that period' AFTER shared_used,
    ADD COLUMN IF NOT EXISTS checked_at BIGINT NOT NULL DEFAULT 0 COMMENT 'epoch ms of the last health check, 0 = never' AFTER models_checked_at;

CREATE TABLE IF NOT EXISTS token_health (
    id BIGINT NOT NULL AUTO_INCREMENT,
    token_id BIGINT NOT NULL,
    at BIGINT NOT NULL COMMENT 'epoch ms of the change',
    state VARCHAR(16) NOT NULL COMMENT 'the state it came to',
    reason VARCHAR(255) NOT NULL COMMENT 'why, in plain words',
    until_at BIGINT NOT NULL COMMENT 'epoch ms at which it ends by itself, 0 = no end by time',
    PRIMARY KEY (id),
    KEY token_health_token (token_id, id),
    CONSTRAINT token_health_token FOREIGN KEY (token_id) REFERENCES tokens (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='changes of state of tokens, the last 100 of each';

CREATE TABLE IF NOT EXISTS request_receipts (
    request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in usage_records',
    at BIGINT NOT NULL COMMENT 'when the request came, epoch ms',
    receipt TEXT NOT NULL COMMENT 'JSON object: tokens considered, attempts, times; no prompt, no answer',
    PRIMARY KEY (request_id),
    KEY request_receipts_at (at),
    CONSTRAINT request_receipts_json CHECK (JSON_VALID(receipt))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='how requests found their tokens, kept for a time';

ALTER TABLE api_keys
    ADD COLUMN IF NOT EXISTS receipts TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = its answers name their receipt' AFTER expires_at;

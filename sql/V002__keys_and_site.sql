-- API keys, audit and site settings. All times are epoch milliseconds (UTC). Every statement may be run twice.

CREATE TABLE IF NOT EXISTS api_keys (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id BIGINT NOT NULL COMMENT 'owner',
    key_hash VARCHAR(60) NOT NULL COMMENT 'bcrypt; empty once deleted',
    key_encrypted VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'always empty: a key is shown once and kept nowhere',
    key_prefix VARCHAR(16) NOT NULL COMMENT 'first 13 characters',
    key_digest CHAR(64) NULL COMMENT 'HMAC-SHA-256, hex: the look-up; NULL once deleted',
    previous_hash VARCHAR(60) NULL COMMENT 'bcrypt of the secret before the last rotation',
    previous_digest CHAR(64) NULL COMMENT 'HMAC-SHA-256 of the secret before the last rotation, hex',
    previous_until BIGINT NULL COMMENT 'epoch ms until which that secret works',
    name VARCHAR(64) COLLATE utf8mb4_unicode_520_ci NOT NULL,
    reason VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why it was made, empty = not said',
    is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 = disabled',
    is_super TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = super key',
    max_concurrency INT NULL COMMENT 'requests at a time, NULL = no limit',
    requests_per_minute INT NULL COMMENT 'requests in any 60 seconds, NULL = no limit',
    expires_at BIGINT NULL COMMENT 'epoch ms, NULL = never',
    created_at BIGINT NOT NULL COMMENT 'epoch ms',
    rotated_at BIGINT NULL COMMENT 'epoch ms of the last new secret, NULL = never',
    deleted_at BIGINT NULL COMMENT 'epoch ms, NULL = not deleted; the row stays for its history',
    request_count BIGINT NOT NULL DEFAULT 0 COMMENT 'requests',
    success_count BIGINT NOT NULL DEFAULT 0 COMMENT 'requests answered',
    failure_count BIGINT NOT NULL DEFAULT 0 COMMENT 'requests failed',
    input_tokens BIGINT NOT NULL DEFAULT 0 COMMENT 'model tokens read',
    output_tokens BIGINT NOT NULL DEFAULT 0 COMMENT 'model tokens written',
    credits DECIMAL(24,9) NOT NULL DEFAULT 0 COMMENT 'upstream credits',
    last_used BIGINT NULL COMMENT 'epoch ms, NULL = never',
    PRIMARY KEY (id),
    UNIQUE KEY api_keys_digest (key_digest),
    UNIQUE KEY api_keys_previous (previous_digest),
    KEY api_keys_user (user_id, deleted_at, id),
    KEY api_keys_super (is_super, deleted_at, id),
    CONSTRAINT api_keys_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT api_keys_never_kept CHECK (key_encrypted = '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='keys of programs';

CREATE TABLE IF NOT EXISTS audit_log (
    id BIGINT NOT NULL AUTO_INCREMENT,
    at BIGINT NOT NULL COMMENT 'epoch ms',
    actor VARCHAR(40) NOT NULL COMMENT 'admin, system or user:ID',
    address VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'where the act came from, empty = from inside',
    action VARCHAR(60) NOT NULL COMMENT 'super_key.create and the like',
    target VARCHAR(80) NOT NULL COMMENT 'api_key:5 and the like',
    detail TEXT NOT NULL COMMENT 'JSON object without secrets',
    reason VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'as the actor gave it, empty = none',
    PRIMARY KEY (id),
    KEY audit_log_at (at, id),
    KEY audit_log_actor (actor, id),
    KEY audit_log_action (action, id),
    KEY audit_log_target (target, id),
    CONSTRAINT audit_log_detail CHECK (JSON_VALID(detail))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='administrative acts; rows are only added';

CREATE TABLE IF NOT EXISTS settings (
    name VARCHAR(64) NOT NULL,
    value TEXT NOT NULL,
    updated_at BIGINT NOT NULL COMMENT 'epoch ms',
    PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what the console changes';

CREATE TABLE IF NOT EXISTS announcements (
    id TINYINT NOT NULL COMMENT 'always 1: one text is current',
    text_zh TEXT NOT NULL COMMENT 'Simplified Chinese, at most 2000 characters',
    text_en TEXT NOT NULL COMMENT 'English, at most 2000 characters',
    is_visible TINYINT(1) NOT NULL,
    updated_at BIGINT NOT NULL COMMENT 'epoch ms',
    PRIMARY KEY (id),
    CONSTRAINT announcements_single CHECK (id = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='notice to all users';

CREATE TABLE IF NOT EXISTS ip_blocklist (
    id BIGINT NOT NULL AUTO_INCREMENT,
    network VARCHAR(49) NOT NULL COMMENT 'ADDRESS/BITS in canonical form, IPv4 or IPv6',
    reason VARCHAR(500) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL COMMENT 'epoch ms',
    PRIMARY KEY (id),
    UNIQUE KEY ip_blocklist_network (network)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='addresses that are not served';

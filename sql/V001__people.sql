-- People and who is signed in. All times are epoch milliseconds (UTC). Every statement may be run twice.

CREATE TABLE IF NOT EXISTS room_versions (
    name VARCHAR(40) NOT NULL COMMENT 'what is kept in the memory of every node',
    version BIGINT NOT NULL COMMENT 'number of changes so far; a node whose number is lower reads anew',
    PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='tells nodes what to read anew';

CREATE TABLE IF NOT EXISTS users (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(20) COLLATE utf8mb4_unicode_520_ci NOT NULL COMMENT '3-20 of A-Z a-z 0-9 _, unique without regard to case',
    email VARCHAR(254) NOT NULL COMMENT 'in lower case',
    password_hash VARCHAR(60) NOT NULL COMMENT 'bcrypt',
    role VARCHAR(8) NOT NULL DEFAULT 'user' COMMENT 'user or admin',
    state VARCHAR(8) NOT NULL COMMENT 'pending, active or banned',
    trust_level TINYINT NOT NULL DEFAULT 0 COMMENT '0-4',
    created_at BIGINT NOT NULL COMMENT 'epoch ms',
    last_sign_in_at BIGINT NULL COMMENT 'epoch ms, NULL = never',
    PRIMARY KEY (id),
    UNIQUE KEY users_name (name),
    UNIQUE KEY users_email (email),
    KEY users_state (state, id),
    KEY users_created (created_at, id),
    CONSTRAINT users_trust CHECK (trust_level BETWEEN 0 AND 4)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='people who own tokens and keys';

CREATE TABLE IF NOT EXISTS sessions (
    digest CHAR(64) NOT NULL COMMENT 'HMAC-SHA-256 of the cookie, hex; the cookie itself is stored nowhere',
    user_id BIGINT NULL COMMENT 'NULL = the administrator',
    created_at BIGINT NOT NULL COMMENT 'epoch ms',
    last_seen_at BIGINT NOT NULL COMMENT 'epoch ms, exact to a minute',
    expires_at BIGINT NOT NULL COMMENT 'epoch ms, end whatever happens',
    network VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'first part of the address it was opened from, empty = not kept',
    client VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'browser family, empty = unknown',
    PRIMARY KEY (digest),
    KEY sessions_user (user_id, created_at),
    KEY sessions_expiry (expires_at),
    CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='who is signed in';

CREATE TABLE IF NOT EXISTS admin_credential (
    id TINYINT NOT NULL COMMENT 'always 1: there is one administrator''s password',
    password_hash VARCHAR(60) NOT NULL COMMENT 'bcrypt',
    is_default TINYINT(1) NOT NULL COMMENT '1 = the well-known first password, to be changed',
    changed_at BIGINT NOT NULL COMMENT 'epoch ms',
    PRIMARY KEY (id),
    CONSTRAINT admin_credential_single CHECK (id = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='password of the console';

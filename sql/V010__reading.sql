-- Sums that tell apart how requests came and how they ended, where single requests lie, and who looks after it all.
-- Times are epoch milliseconds (UTC). Every statement may be run twice.

CREATE TABLE IF NOT EXISTS usage_callers (
    hour          BIGINT       NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    key_id        BIGINT       NOT NULL,
    user_id       BIGINT       NOT NULL COMMENT 'owner of the key',
    is_super      TINYINT      NOT NULL COMMENT '1 = a super key',
    model         VARCHAR(128) NOT NULL COMMENT 'model served, else asked',
    dialect       VARCHAR(16)  NOT NULL,
    client        VARCHAR(32)  NOT NULL COMMENT 'family of the client by its user agent',
    outcome       VARCHAR(16)  NOT NULL COMMENT 'how they ended',
    requests      BIGINT       NOT NULL,
    successes     BIGINT       NOT NULL,
    failures      BIGINT       NOT NULL,
    input_tokens  BIGINT       NOT NULL COMMENT 'tokens',
    output_tokens BIGINT       NOT NULL COMMENT 'tokens',
    credits       DOUBLE       NOT NULL COMMENT 'upstream credits as metered',
    PRIMARY KEY (hour, key_id, model, dialect, client, outcome),
    KEY usage_callers_key (key_id, hour),
    KEY usage_callers_user (user_id, hour)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'requests of each key by hour, with how they came and ended';

CREATE TABLE IF NOT EXISTS usage_served (
    hour          BIGINT       NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    token_id      BIGINT       NOT NULL,
    is_super      TINYINT      NOT NULL COMMENT '1 = came through a super key',
    model         VARCHAR(128) NOT NULL COMMENT 'model served, else asked',
    dialect       VARCHAR(16)  NOT NULL,
    client        VARCHAR(32)  NOT NULL COMMENT 'family of the client by its user agent',
    outcome       VARCHAR(16)  NOT NULL COMMENT 'how they ended',
    requests      BIGINT       NOT NULL,
    successes     BIGINT       NOT NULL,
    failures      BIGINT       NOT NULL,
    input_tokens  BIGINT       NOT NULL COMMENT 'tokens',
    output_tokens BIGINT       NOT NULL COMMENT 'tokens',
    credits       DOUBLE       NOT NULL COMMENT 'upstream credits as metered',
    PRIMARY KEY (hour, token_id, is_super, model, dialect, client, outcome),
    KEY usage_served_token (token_id, hour)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'requests that each token answered or failed last, by hour';

CREATE TABLE IF NOT EXISTS usage_ways (
    hour          BIGINT       NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    is_super      TINYINT      NOT NULL COMMENT '1 = came through a super key',
    model         VARCHAR(128) NOT NULL COMMENT 'model served, else asked',
    dialect       VARCHAR(16)  NOT NULL,
    client        VARCHAR(32)  NOT NULL COMMENT 'family of the client by its user agent',
    outcome       VARCHAR(16)  NOT NULL COMMENT 'how they ended',
    requests      BIGINT       NOT NULL,
    successes     BIGINT       NOT NULL,
    failures      BIGINT       NOT NULL,
    input_tokens  BIGINT       NOT NULL COMMENT 'tokens',
    output_tokens BIGINT       NOT NULL COMMENT 'tokens',
    credits       DOUBLE       NOT NULL COMMENT 'upstream credits as metered',
    PRIMARY KEY (hour, is_super, model, dialect, client, outcome)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'everybody''s requests by hour, with how they came and ended';

CREATE TABLE IF NOT EXISTS usage_marks (
    hour     BIGINT NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    part     BIGINT NOT NULL COMMENT 'usage_records.id divided by 100000: what was written long after stretches no other mark',
    first_id BIGINT NOT NULL COMMENT 'lowest usage_records.id of a request of that hour in that part',
    last_id  BIGINT NOT NULL COMMENT 'highest one',
    PRIMARY KEY (hour, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'where the requests of an hour lie, also those written long after';

CREATE TABLE IF NOT EXISTS usage_jobs (
    name        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    taken_until BIGINT      NOT NULL DEFAULT 0 COMMENT 'epoch milliseconds until which one node alone does it',
    done_at     BIGINT      NOT NULL DEFAULT 0 COMMENT 'epoch milliseconds of its last end, 0 = never',
    reached     BIGINT      NOT NULL DEFAULT 0 COMMENT 'how far it came, in its own measure',
    result      TEXT        NOT NULL COMMENT 'what it found, in its own words'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'work at the records that one node does for all';

ALTER TABLE usage_models
    ADD INDEX IF NOT EXISTS usage_models_start (start);

-- So that pairs are let go, too, when a token has not served a key for long.
ALTER TABLE usage_pairs
    ADD INDEX IF NOT EXISTS usage_pairs_age (last_hour);

INSERT IGNORE INTO usage_callers (hour, key_id, user_id, is_super, model, dialect, client, outcome, requests, successes,
    failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT at - MOD(at, 3600000), key_id, MAX(user_id), MAX(is_super), IF(model_served = '', model_asked, model_served) AS model,
    dialect, client, outcome, COUNT(*), SUM(outcome IN ('ok', 'client_gone')), SUM(outcome IN ('failed', 'timed_out')),
    SUM(input_tokens + cache_read + cache_write), SUM(output_tokens), SUM(credits)
FROM usage_records GROUP BY 1, key_id, 5, dialect, client, outcome;

INSERT IGNORE INTO usage_served (hour, token_id, is_super, model, dialect, client, outcome, requests, successes, failures,
    input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT at - MOD(at, 3600000), token_id, is_super, IF(model_served = '', model_asked, model_served) AS model, dialect, client,
    outcome, COUNT(*), SUM(outcome IN ('ok', 'client_gone')), SUM(outcome IN ('failed', 'timed_out')),
    SUM(input_tokens + cache_read + cache_write), SUM(output_tokens), SUM(credits)
FROM usage_records WHERE token_id <> 0 GROUP BY 1, token_id, is_super, 4, dialect, client, outcome;

INSERT IGNORE INTO usage_ways (hour, is_super, model, dialect, client, outcome, requests, successes, failures, input_tokens,
    output_tokens, credits)
SELECT hour, is_super, model, dialect, client, outcome, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens),
    SUM(output_tokens), SUM(credits)
FROM usage_callers GROUP BY hour, is_super, model, dialect, client, outcome;

INSERT IGNORE INTO usage_marks (hour, part, first_id, last_id)
SELECT at - MOD(at, 3600000), id DIV 100000, MIN(id), MAX(id) FROM usage_records GROUP BY 1, 2;

ALTER TABLE usage_items
    MODIFY facet TINYINT NOT NULL COMMENT '1 = key, 2 = user, 3 = token; through super keys alone: 4 = user of the key, 5 = owner of the token, 6 = token',
    MODIFY days TINYINT NOT NULL COMMENT '0 = sums of an hour, 1 = of a day of UTC, 2 = of all days that are not kept any more';

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT 6, 0, hour, token_id, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly WHERE is_super = 1 AND token_id <> 0 GROUP BY hour, token_id;

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT facet, 1, start - MOD(start, 86400000), item, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens),
    SUM(output_tokens), SUM(credits)
FROM usage_items WHERE facet = 6 AND days = 0 GROUP BY 1, 3, 4;

INSERT IGNORE INTO usage_jobs (name, result) VALUES ('drift', ''), ('records', ''), ('addresses', ''), ('sums', '');

-- Sums that pages read instead of single requests: small whatever the traffic. Times are epoch milliseconds (UTC).
-- Every statement may be run twice.

CREATE TABLE IF NOT EXISTS usage_traffic (
    hour          BIGINT       NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    model         VARCHAR(128) NOT NULL COMMENT 'model served, else asked',
    dialect       VARCHAR(16)  NOT NULL,
    is_super      TINYINT      NOT NULL COMMENT '1 = came through a super key',
    requests      BIGINT       NOT NULL,
    successes     BIGINT       NOT NULL,
    failures      BIGINT       NOT NULL,
    input_tokens  BIGINT       NOT NULL COMMENT 'tokens',
    output_tokens BIGINT       NOT NULL COMMENT 'tokens',
    credits       DOUBLE       NOT NULL COMMENT 'upstream credits as metered',
    PRIMARY KEY (hour, model, dialect, is_super)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'everybody''s requests by hour, model, dialect and kind of key';

CREATE TABLE IF NOT EXISTS usage_speed (
    hour     BIGINT       NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    model    VARCHAR(128) NOT NULL COMMENT 'model served, else asked',
    bucket   SMALLINT     NOT NULL COMMENT 'step of time to first token: ceil(20 * log10(milliseconds))',
    requests BIGINT       NOT NULL COMMENT 'how many took that long',
    PRIMARY KEY (hour, model, bucket)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'how long first tokens took, as counts by step';

INSERT IGNORE INTO usage_traffic (hour, model, dialect, is_super, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT at - MOD(at, 3600000), IF(model_served = '', model_asked, model_served), dialect, is_super, COUNT(*),
    SUM(outcome IN ('ok', 'client_gone')), SUM(outcome IN ('failed', 'timed_out')),
    SUM(input_tokens + cache_read + cache_write), SUM(output_tokens), SUM(credits)
FROM usage_records GROUP BY 1, 2, 3, 4;

INSERT IGNORE INTO usage_speed (hour, model, bucket, requests)
SELECT at - MOD(at, 3600000), IF(model_served = '', model_asked, model_served), CEIL(20 * LOG10(first_token_ms)), COUNT(*)
FROM usage_records WHERE first_token_ms > 0 GROUP BY 1, 2, 3;

CREATE TABLE IF NOT EXISTS usage_items (
    facet         TINYINT NOT NULL COMMENT '1 = key, 2 = user, 3 = token',
    days          TINYINT NOT NULL COMMENT '0 = sums of an hour, 1 = of a day of UTC',
    start         BIGINT  NOT NULL COMMENT 'start of the hour or day, epoch milliseconds',
    item          BIGINT  NOT NULL COMMENT 'id of the key, user or token',
    requests      BIGINT  NOT NULL,
    successes     BIGINT  NOT NULL,
    failures      BIGINT  NOT NULL,
    input_tokens  BIGINT  NOT NULL COMMENT 'tokens',
    output_tokens BIGINT  NOT NULL COMMENT 'tokens',
    credits       DOUBLE  NOT NULL COMMENT 'upstream credits as metered',
    PRIMARY KEY (facet, days, start, item),
    KEY usage_items_item (facet, days, item, start)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'requests by hour and by day of each key, user and token';

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT 1, 0, hour, key_id, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly GROUP BY hour, key_id;

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT 2, 0, hour, user_id, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly GROUP BY hour, user_id;

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT 3, 0, hour, token_id, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly WHERE token_id <> 0 GROUP BY hour, token_id;

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT facet, 1, start - MOD(start, 86400000), item, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens),
    SUM(output_tokens), SUM(credits)
FROM usage_items WHERE days = 0 GROUP BY 1, 3, 4;

-- Where requests came from is read out of the index alone; it begins as the one it replaces.
ALTER TABLE usage_records
    ADD INDEX IF NOT EXISTS usage_records_seen (at, id, address, key_id, outcome),
    DROP INDEX IF EXISTS usage_records_at;

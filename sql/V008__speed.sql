-- More sums, so that no page adds up single hours of everybody however large the site is. Times are epoch milliseconds (UTC).
-- Every statement may be run twice. Sorting brings rows in the order of their table: it beats groups that do not fit into memory.

CREATE TABLE IF NOT EXISTS usage_models (
    facet         TINYINT      NOT NULL COMMENT '1 = key, 2 = user, 3 = token',
    item          BIGINT       NOT NULL COMMENT 'id of the key, user or token',
    start         BIGINT       NOT NULL COMMENT 'start of the hour, epoch milliseconds',
    model         VARCHAR(128) NOT NULL COMMENT 'model served, else asked',
    requests      BIGINT       NOT NULL,
    successes     BIGINT       NOT NULL,
    failures      BIGINT       NOT NULL,
    input_tokens  BIGINT       NOT NULL COMMENT 'tokens',
    output_tokens BIGINT       NOT NULL COMMENT 'tokens',
    credits       DOUBLE       NOT NULL COMMENT 'upstream credits as metered',
    PRIMARY KEY (facet, item, start, model)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'requests by hour and model of each key, user and token';

CREATE TABLE IF NOT EXISTS usage_pairs (
    key_id    BIGINT NOT NULL,
    token_id  BIGINT NOT NULL COMMENT '0 = none was reached',
    user_id   BIGINT NOT NULL COMMENT 'owner of the key',
    requests  BIGINT NOT NULL COMMENT 'requests of the key that the token answered or failed last',
    successes BIGINT NOT NULL COMMENT 'those of them that succeeded',
    last_hour BIGINT NOT NULL COMMENT 'start of the hour of the last of them, epoch milliseconds',
    PRIMARY KEY (key_id, token_id),
    KEY usage_pairs_last (key_id, last_hour),
    KEY usage_pairs_user (user_id, key_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT = 'which tokens served which keys';

INSERT IGNORE INTO usage_models (facet, item, start, model, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT 1, key_id, hour, model, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly GROUP BY key_id, hour, model;

INSERT IGNORE INTO usage_models (facet, item, start, model, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT 2, user_id, hour, model, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly GROUP BY user_id, hour, model;

INSERT IGNORE INTO usage_models (facet, item, start, model, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT 3, token_id, hour, model, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly WHERE token_id <> 0 GROUP BY token_id, hour, model;

INSERT IGNORE INTO usage_pairs (key_id, token_id, user_id, requests, successes, last_hour)
SELECT SQL_BIG_RESULT key_id, token_id, MAX(user_id), SUM(requests), SUM(successes), MAX(hour)
FROM usage_hourly GROUP BY key_id, token_id;

ALTER TABLE usage_items
    MODIFY facet TINYINT NOT NULL COMMENT '1 = key, 2 = user, 3 = token; through super keys alone: 4 = user of the key, 5 = owner of the token';

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT 4, 0, hour, user_id, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens), SUM(output_tokens), SUM(credits)
FROM usage_hourly WHERE is_super = 1 GROUP BY hour, user_id;

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT 5, 0, u.hour, t.user_id, SUM(u.requests), SUM(u.successes), SUM(u.failures), SUM(u.input_tokens), SUM(u.output_tokens),
    SUM(u.credits)
FROM usage_hourly u JOIN tokens t ON t.id = u.token_id WHERE u.is_super = 1 GROUP BY u.hour, t.user_id;

INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens, output_tokens, credits)
SELECT SQL_BIG_RESULT facet, 1, start - MOD(start, 86400000), item, SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens),
    SUM(output_tokens), SUM(credits)
FROM usage_items WHERE facet IN (4, 5) AND days = 0 GROUP BY 1, 3, 4;

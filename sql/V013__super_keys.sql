-- Super keys: who made them, whether another administrator approved them, from which networks they were used. All times
-- are epoch milliseconds (UTC). Every statement may be run twice.

ALTER TABLE api_keys
    ADD COLUMN IF NOT EXISTS made_by VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'who made a super key: admin or user:ID; empty = an ordinary key, or not known',
    ADD COLUMN IF NOT EXISTS approval VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'none' COMMENT 'none (not needed), pending, approved or refused';

CREATE TABLE IF NOT EXISTS key_networks (
    key_id BIGINT NOT NULL COMMENT 'a super key',
    network VARCHAR(49) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ADDRESS/24 of IPv4 or ADDRESS/48 of IPv6',
    is_news TINYINT(1) NOT NULL COMMENT '1 = the key had been used from elsewhere before, and this was recorded',
    first_seen BIGINT NOT NULL COMMENT 'epoch ms of the first request',
    last_seen BIGINT NOT NULL COMMENT 'epoch ms of the last request, at most an hour too early',
    PRIMARY KEY (key_id, network),
    KEY key_networks_news (is_news, first_seen),
    KEY key_networks_last (last_seen)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='networks that super keys were used from';

-- What the console's lists sort, filter and remove. All times are epoch milliseconds (UTC). Every statement may be run twice.

ALTER TABLE users
    ADD COLUMN IF NOT EXISTS deleted_at BIGINT NULL COMMENT 'epoch ms, NULL = not deleted; the row stays for its history, without name and e-mail';

ALTER TABLE api_keys
    ADD KEY IF NOT EXISTS api_keys_created (deleted_at, created_at, id),
    ADD KEY IF NOT EXISTS api_keys_name (deleted_at, name, id, key_prefix),
    ADD KEY IF NOT EXISTS api_keys_requests (deleted_at, request_count, id),
    ADD KEY IF NOT EXISTS api_keys_last_used (deleted_at, last_used, id);

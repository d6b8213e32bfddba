CREATE TABLE customer (
    id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email        VARCHAR(254)    NOT NULL,
    display_name VARCHAR(80)     NOT NULL DEFAULT '',
    created_at   TIMESTAMP(3)    NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    UNIQUE KEY uq_customer_email (email)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

ALTER TABLE orders
    ADD COLUMN shipped_at TIMESTAMP NULL AFTER paid_at,
    ADD INDEX ix_orders_customer_paid (customer_id, paid_at DESC);

WITH monthly AS (
    SELECT customer_id,
           DATE_FORMAT(paid_at, '%Y-%m') AS month,
           SUM(total_cents)              AS cents,
           COUNT(*)                      AS orders
    FROM orders
    WHERE paid_at >= CURRENT_DATE - INTERVAL 12 MONTH
      AND status NOT IN ('cancelled', 'refunded')
    GROUP BY customer_id, month
)
SELECT c.display_name,
       m.month,
       m.cents / 100.0                                                   AS revenue,
       m.cents - LAG(m.cents) OVER (PARTITION BY m.customer_id ORDER BY m.month) AS change_cents,
       RANK() OVER (PARTITION BY m.month ORDER BY m.cents DESC)          AS position
FROM monthly m
JOIN customer c ON c.id = m.customer_id
WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.shipped_at IS NOT NULL)
ORDER BY m.month DESC, position
LIMIT 100;

INSERT INTO stock (sku, warehouse, quantity) VALUES
    ('AX-1041', 'north', 120),
    ('AX-1042', 'north', 0),
    ('BZ-7700', 'south', 35)
ON DUPLICATE KEY UPDATE quantity = quantity + VALUES(quantity);

UPDATE invoice SET state = 'overdue', reminded_at = NOW()
WHERE state = 'open' AND due_on < CURRENT_DATE AND reminded_at IS NULL;

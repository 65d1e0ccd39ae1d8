-- Done at the shop, and our copy of the order does not show it yet.
ALTER TABLE commerce_operation ADD COLUMN order_follows boolean NOT NULL DEFAULT false;

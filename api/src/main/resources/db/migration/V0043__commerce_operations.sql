-- What staff had a shop do: one row for each wish, from asking to the shop's answer. It is written before the shop is asked, so that
-- nothing is done twice and nothing is forgotten.
CREATE TABLE commerce_operation (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    site_id         uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('refund', 'cancellation', 'note', 'coupon')),
    order_id        text,
    contact_id      uuid,
    conversation_id uuid,
    state           text        NOT NULL
        CHECK (state IN ('awaiting_approval', 'requested', 'running', 'unknown', 'done', 'failed', 'declined')),
    -- Who may agree to it.
    needs           text        NOT NULL CHECK (needs IN ('agent', 'supervisor', 'admin', 'owner')),
    amount_minor    bigint,
    currency        text,
    -- What the shop is told: reasons, words, codes.
    details         jsonb       NOT NULL,
    -- The shop's own id of what it made.
    reference       text,
    error           text,
    attempts        integer     NOT NULL DEFAULT 0,
    looks           integer     NOT NULL DEFAULT 0,
    requested_by    uuid        NOT NULL,
    decided_by      uuid,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, site_id) REFERENCES site
);
CREATE INDEX commerce_operation_of_order ON commerce_operation (tenant_id, site_id, order_id);
CREATE INDEX commerce_operation_waiting ON commerce_operation (tenant_id, id) WHERE state = 'awaiting_approval';
CALL behind_the_wall('commerce_operation');

-- How far each role may go without asking; absent = the house's own numbers. Amounts in the smallest unit of the order's currency.
CREATE TABLE commerce_policy (
    tenant_id               uuid    PRIMARY KEY REFERENCES tenant,
    agent_refund_minor      bigint  NOT NULL,
    supervisor_refund_minor bigint  NOT NULL,
    agents_cancel           boolean NOT NULL,
    agent_coupon_percent    integer NOT NULL
);
CALL behind_the_wall('commerce_policy');

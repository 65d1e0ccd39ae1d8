/// Who did what to which thing: ids only, never content. Table: audit_record.
package io.chatflow.platform.audit;

-- A guest's uploads go with her when she turns out to be a customer.
CREATE INDEX file_uploader ON file (tenant_id, uploaded_by) WHERE NOT by_staff;

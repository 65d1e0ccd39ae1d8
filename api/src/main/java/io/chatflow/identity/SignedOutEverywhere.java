package io.chatflow.identity;

import io.chatflow.tenants.StaffId;

/// A person has proved anew who she is: whatever was opened before under her name counts no longer.
public record SignedOutEverywhere(StaffId staff) {}

package io.chatflow.commerce.ingest;

import io.chatflow.platform.json.Fault;
import java.util.List;

/// What became of the items sent: applied, ignored for being older than what is stored, or refused, each refused item
/// with its first fault.
public record IngestResult(int accepted, int ignored, List<Fault> rejected) {}

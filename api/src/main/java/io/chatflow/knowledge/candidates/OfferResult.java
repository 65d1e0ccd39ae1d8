package io.chatflow.knowledge.candidates;

import io.chatflow.platform.json.Fault;
import java.util.List;

/// What became of the pages sent: taken, ignored because nothing is new in them, or refused, each with its first fault.
record OfferResult(int accepted, int ignored, List<Fault> rejected) {}

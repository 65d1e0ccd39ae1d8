package io.chatflow.assistant.settings;

import io.chatflow.assistant.traces.TraceView;
import java.util.Map;

/// What the assistant would say. `data` is that of the answer's entry: card, choices, citations. `answersNow` is false
/// outside its hours, and where it is off.
record TrialView(String text, Map<String, Object> data, TraceView trace, boolean answersNow) {}

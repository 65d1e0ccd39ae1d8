package io.chatflow.knowledge.candidates;

/// What became of a page. `offered`, `changed` and `gone` wait for staff.
public enum CandidateState {
    /// Nobody has decided yet.
    offered,
    /// An article was made of it, and the page still says the same.
    accepted,
    /// An article was made of it, and the page says something else now.
    changed,
    /// An article was made of it, and the page is no longer there.
    gone,
    /// Staff did not want it; what the page says later changes nothing.
    declined
}

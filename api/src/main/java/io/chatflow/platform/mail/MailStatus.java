package io.chatflow.platform.mail;

/// What became of a mail. `waiting`: not tried yet, or to be tried again. `sent`: the mail server took it. `bounced`:
/// it
/// was refused for good, mostly since there is no such address. `failed`: given up after two days. `dropped`: there was
/// nothing to tell any more.
public enum MailStatus {
    waiting,
    sent,
    bounced,
    failed,
    dropped
}

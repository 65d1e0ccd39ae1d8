package io.chatflow.platform.mail;

/// Where mails go from here: a mail server, the demo's mailbox, or nowhere yet.
interface MailTransport {

    Delivery deliver(PrintedMail mail);
}

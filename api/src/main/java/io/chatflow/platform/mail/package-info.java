/// Mail about accounts: rows of `mail_delivery` that say what is to be told, sent by jobs with retries. A feature
/// declares
/// a bean of `MailKind` for each mail it sends, and asks `Mails` for it in the transaction of the cause. Content is
/// made
/// at the moment of sending and kept nowhere but in the demo's mailbox. Tables: mail_delivery, mailbox_message.
package io.chatflow.platform.mail;

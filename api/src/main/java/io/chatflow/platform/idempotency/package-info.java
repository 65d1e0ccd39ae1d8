/// `Idempotency-Key` on POSTs that create: the same request twice does its work once and gets the same answer. Owns
/// the table `idempotency_record`.
package io.chatflow.platform.idempotency;

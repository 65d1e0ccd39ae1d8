/// Keeps secrets that we must be able to read again (Tink, under one root key), and makes random ones.
package io.chatflow.platform.secrets;

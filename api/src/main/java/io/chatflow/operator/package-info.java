/// The console of the platform's operator. Composes over other features; nobody uses it. Owns no table.
package io.chatflow.operator;

/// The command `evaluate`: measures understanding and retrieval on data sets. Owns no table. Uses understanding and
/// retrieval; nobody uses it but the start of the program.
package io.chatflow.evaluate;

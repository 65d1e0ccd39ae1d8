/// The few sentences, items or rows of a passage that answer a question, as clients can draw them.
package io.chatflow.assistant.extracts;

/// Whether what an answer says stands in what was looked up for it, whichever engine found the words. Owns no table.
package io.chatflow.assistant.checks;

/// The words of a question and of a text: cut, stemmed, spelled in one way, with those that mean the same.
package io.chatflow.retrieval.words;

/// How what words and meaning say of a text becomes one order, and one sureness.
package io.chatflow.retrieval.ranking;

/// Where the assistant's handoffs go, by their reason. Owns `assistant_route`.
package io.chatflow.assistant.routes;

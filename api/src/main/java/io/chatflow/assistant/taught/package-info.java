/// What a tenant's shoppers ask about, with examples, and sets of it to begin with. Owns `assistant_category`.
package io.chatflow.assistant.taught;

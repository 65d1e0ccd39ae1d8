/// How much one caller may ask for in a while. Buckets live in this node's memory.
package io.chatflow.platform.limits;

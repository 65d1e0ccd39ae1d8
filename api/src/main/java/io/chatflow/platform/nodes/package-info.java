/// Several nodes on one database. What a node tells the others are hints: ids of what may be new, never content.
/// Whoever
/// hears one reads the database through its own checks; whoever misses one finds the change there a moment later.
package io.chatflow.platform.nodes;

/// What shoppers and staff upload: taken in, kept, and given out to those who may see it.
/// Owns the table file and the folder files in the data directory. Uses tenants and identity.
package io.chatflow.files;

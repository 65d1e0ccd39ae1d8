/// The shoppers of a tenant's sites: who they say they are, and who their site signed that they are.
/// Owns the table contact. Uses tenants and identity.
package io.chatflow.contacts;

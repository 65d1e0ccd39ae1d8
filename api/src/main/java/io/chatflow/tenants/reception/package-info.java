/// How a site receives its shoppers: the forms around a conversation, and the hours in which people are there. Values
/// without tables of their own; they stand on the site.
package io.chatflow.tenants.reception;

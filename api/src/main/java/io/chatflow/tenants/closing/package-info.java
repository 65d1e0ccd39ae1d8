/// The end of sites that can be restored no more, and of what the features kept for them.
package io.chatflow.tenants.closing;

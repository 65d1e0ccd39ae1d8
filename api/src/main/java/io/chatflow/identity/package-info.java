/// Who is calling: staff sign-in, operators, site keys and secrets, signed shopper identity, visitor tokens.
/// Sub-package `people`: roles and memberships, over the tables of tenants.
/// Tables: signing_key, site_secret, site_secret_hash, staff_password, staff_session, refresh_token, login_failure,
/// revoked_visitor_token, account_request, invitation, invitation_link. May use tenants.
package io.chatflow.identity;

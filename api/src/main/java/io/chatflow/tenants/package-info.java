/// Tenants, their sites, the people of staff with their memberships, and teams.
/// Tables: tenant, tenant_directory, site, site_key, staff_account, membership, staff_tenant, team, team_member.
/// Uses no other feature.
package io.chatflow.tenants;

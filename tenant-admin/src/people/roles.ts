import type { StaffRole } from '../api/types';
import { phrase } from '../i18n/i18n';

/** From the most to the least. */
export const ROLES: readonly { role: StaffRole; label: string; may: string }[] = [
  { role: 'owner', label: phrase('Owner'), may: phrase('Everything, and who else is an owner') },
  { role: 'admin', label: phrase('Admin'), may: phrase('Sites, secrets and people too') },
  { role: 'supervisor', label: phrase('Supervisor'), may: phrase('Teams and capacities too') },
  { role: 'agent', label: phrase('Agent'), may: phrase('Answers conversations') },
];

export function roleLabel(role: string): string {
  return ROLES.find((one) => one.role === role)?.label ?? role;
}

/** The same rules as the service's: admins and owners change others, and nobody above themselves. */
export function mayChange(mine: string, theirs: StaffRole, self: boolean): boolean {
  return !self && rank(mine) <= rank('admin') && rank(mine) <= rank(theirs);
}

export function mayGive(mine: string, role: StaffRole): boolean {
  return rank(mine) <= rank('admin') && rank(mine) <= rank(role);
}

export function isAtLeast(mine: string, needed: StaffRole): boolean {
  return rank(mine) <= rank(needed);
}

function rank(role: string): number {
  const index = ROLES.findIndex((one) => one.role === role);
  return index < 0 ? ROLES.length : index;
}

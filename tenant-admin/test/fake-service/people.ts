import { randomUUID } from 'node:crypto';
import type { NewPerson, Profile, StaffMember, Team } from '../../src/api/types';
import type { Answer, Route } from './http';
import { NotFound, type Store } from './store';

const answer = (body: unknown): Answer => ({ status: 200, body });

function personOf(store: Store, id: string): StaffMember {
  const person = store.people.find((one) => one.id === id);
  if (person === undefined) throw new NotFound();
  return person;
}

function teamOf(store: Store, id: string): Team {
  const team = store.teams.find((one) => one.id === id);
  if (team === undefined) throw new NotFound();
  return team;
}

/** One's own profile, the people of the tenant, and its teams. */
export const PEOPLE_ROUTES: Route[] = [
  ['POST', /^\/files$/, () => ({ status: 201, body: { id: 'fil_upload' } })],
  [
    'PUT',
    /^\/me\/picture$/,
    (_, { account, body }) => {
      account.me.avatarUrl = `/api/v1/pictures/${String(body['fileId'])}`;
      return answer({ avatarUrl: account.me.avatarUrl });
    },
  ],
  [
    'DELETE',
    /^\/me\/picture$/,
    (_, { account }) => {
      account.me.avatarUrl = null;
      return { status: 204 };
    },
  ],
  ['PUT', /^\/me$/, (_, { account, body }) => answer(Object.assign(account.me, body as unknown as Profile))],
  ['GET', /^\/staff$/, (store) => answer({ data: store.people, nextCursor: null })],
  [
    'POST',
    /^\/staff$/,
    (store, { body }) => {
      const { name, email, role } = body as unknown as NewPerson;
      const person = {
        id: `usr_${randomUUID().replaceAll('-', '')}`,
        name,
        email,
        role,
        active: true,
        since: new Date().toISOString(),
      };
      store.people.push(person);
      return { status: 201, body: person };
    },
  ],
  [
    'PUT',
    /^\/staff\/(\w+)\/role$/,
    (store, { id, body }) => answer(Object.assign(personOf(store, id), { role: body['role'] })),
  ],
  [
    'POST',
    /^\/staff\/(\w+)\/deactivation$/,
    (store, { id }) => answer(Object.assign(personOf(store, id), { active: false })),
  ],
  [
    'DELETE',
    /^\/staff\/(\w+)\/deactivation$/,
    (store, { id }) => answer(Object.assign(personOf(store, id), { active: true })),
  ],
  [
    'POST',
    /^\/teams$/,
    (store, { body }) => {
      const team = { id: `tea_${store.teams.length}`, name: String(body['name']), isDefault: false, memberIds: [] };
      store.teams.push(team);
      return { status: 201, body: team };
    },
  ],
  [
    'PUT',
    /^\/teams\/(\w+)$/,
    (store, { id, body }) => answer(Object.assign(teamOf(store, id), { name: body['name'] })),
  ],
  [
    'PUT',
    /^\/teams\/(\w+)\/members\/(\w+)$/,
    (store, { id, other }) => {
      const team = teamOf(store, id);
      team.memberIds = [...new Set([...team.memberIds, other])];
      return { status: 204 };
    },
  ],
  [
    'DELETE',
    /^\/teams\/(\w+)\/members\/(\w+)$/,
    (store, { id, other }) => {
      const team = teamOf(store, id);
      team.memberIds = team.memberIds.filter((one) => one !== other);
      return { status: 204 };
    },
  ],
];

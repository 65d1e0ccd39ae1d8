import { describe, expect, test } from 'vitest';
import type { Credentials } from '../../src/api/http';
import { exampleOf, isAbout, operationsOf, type ApiDocument, type Operation } from '../../src/developers/openapi';
import { curlOf, missing, requestOf, send } from '../../src/developers/request';
import { published } from '../fake-service/description';

const DOCUMENT = published();
const ALL = operationsOf(DOCUMENT);
const ORIGIN = 'https://chat.example.com';

function operation(id: string): Operation {
  const found = ALL.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
}

const bodyOf = ({ body }: Operation): unknown => (body === null ? null : exampleOf(body, DOCUMENT));

describe('the published description', () => {
  test('gives each operation a group, and a body that can be sent', () => {
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
    for (const one of ALL) {
      expect(one.group, one.id).toMatch(/^[A-Z][a-z ]+$/);
      if (one.body !== null) expect(typeof bodyOf(one), one.id).toBe('object');
      const values = Object.values(bodyOf(one) ?? {});
      if (values.length > 0)
        expect(
          values.some((value) => value !== null),
          one.id,
        ).toBe(true);
    }
  });

  test('says which operations are not for the token of somebody on the team', () => {
    expect(operation('getAgents').blocked).toBe(null);
    expect(operation('putAgentsByIdCapacity').blocked).toBe(null);
    expect(operation('postAuthLogin').blocked).toBe(null);
    expect(operation('postArticleCandidatesBatch').blocked).toBe('token');
    expect(operation('getOperatorTenants').blocked).toBe('token');
    expect(operation('postFiles').blocked).toBe('file');
  });

  test('is searched by any of the words that stand there', () => {
    const found = (typed: string) => ALL.filter((one) => isAbout(one, typed)).map(({ id }) => id);
    expect(found('/CAPACITY put')).toEqual(['putAgentsByIdCapacity']);
    expect(found('')).toHaveLength(ALL.length);
    expect(found('nowhere to be found')).toEqual([]);
  });
});

describe('an example', () => {
  const document: ApiDocument = {
    paths: {},
    components: {
      schemas: {
        Node: { type: 'object', properties: { name: { type: 'string', example: 'Mia' }, child: { $ref: '#/x/Node' } } },
        Kind: { type: 'string', enum: ['agent', 'team'] },
      },
    },
  };

  test('prefers what the schema gives, and leaves out what may be absent', () => {
    const schema = {
      type: 'object',
      properties: {
        kind: { $ref: '#/components/schemas/Kind' },
        note: { type: ['string', 'null'] },
        owner: { anyOf: [{ $ref: '#/components/schemas/Kind' }, { type: 'null' }] },
        limit: { type: 'integer', minimum: 1 },
        tags: { type: 'array', items: { type: 'string' } },
        isRight: { type: 'boolean' },
      },
    };
    const made = { kind: 'agent', note: null, owner: null, limit: 1, tags: [''], isRight: false };
    expect(exampleOf(schema, document)).toEqual(made);
  });

  test('says what may be written where all of it may be absent', () => {
    const schema = {
      type: 'object',
      properties: {
        note: { type: ['string', 'null'] },
        owner: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Kind' }] },
        limit: { type: ['integer', 'null'], minimum: 1 },
      },
    };
    expect(exampleOf(schema, document)).toEqual({ note: '', owner: 'agent', limit: 1 });
  });

  test('of a schema that holds itself has an end', () => {
    expect(exampleOf({ $ref: '#/components/schemas/Node' }, document)).toMatchObject({ child: { name: 'Mia' } });
  });
});

describe('a request', () => {
  test('puts values where they belong, and escapes them', () => {
    const read = operation('getConversationsByIdEntries');
    const values = { id: 'cnv/1 ?', limit: '2', afterSeq: '' };
    expect(requestOf(read, { values, body: '' })).toEqual({
      method: 'GET',
      path: '/api/v1/conversations/cnv%2F1%20%3F/entries?limit=2',
      body: null,
      signed: true,
    });
  });

  test('is not made while a part of the address is empty or leads elsewhere', () => {
    const remove = operation('deleteArticlesById');
    expect(missing(remove, { values: {}, body: '' })).toEqual(['id']);
    expect(missing(remove, { values: { id: '..' }, body: '' })).toEqual(['id']);
    expect(missing(remove, { values: { id: 'art_1' }, body: '' })).toEqual([]);
  });

  test('is a line for a shell, with a name in the place of the token', () => {
    const put = operation('putAgentsByIdCapacity');
    const request = requestOf(put, { values: { id: 'usr_1' }, body: '{"note":"it’s \'5\'"}' });
    expect(curlOf(request, ORIGIN)).toBe(
      `curl -X PUT 'https://chat.example.com/api/v1/agents/usr_1/capacity' \\\n` +
        `  -H "Authorization: Bearer $TOKEN" \\\n` +
        `  -H 'Content-Type: application/json' \\\n` +
        `  -d '{"note":"it’s '\\''5'\\''"}'`,
    );
    expect(curlOf(requestOf(operation('getAuthOptions'), { values: {}, body: '' }), ORIGIN)).not.toContain('TOKEN');
  });
});

describe('sending', () => {
  const signedIn = (): Credentials & { token: string } => ({
    token: 'old',
    refresh() {
      this.token = 'new';
      return Promise.resolve(true);
    },
  });

  test('renews an expired token once', async () => {
    const seen: unknown[] = [];
    const fetcher: typeof fetch = (_, init) => {
      const header = new Headers(init?.headers).get('Authorization');
      seen.push(header);
      return Promise.resolve(Response.json({ code: 'x' }, { status: header === 'Bearer new' ? 404 : 401 }));
    };
    const request = requestOf(operation('getAgents'), { values: {}, body: '' });
    const reply = await send(request, signedIn(), fetcher);
    expect(reply).toMatchObject({ status: 404, text: '{"code":"x"}', bytes: 12 });
    expect(reply.headers).toContainEqual(['content-type', 'application/json']);
    expect(seen).toEqual(['Bearer old', 'Bearer new']);
  });

  test('tells nobody who calls where nobody asks', async () => {
    const fetcher: typeof fetch = (_, init) => {
      expect(new Headers(init?.headers).has('Authorization')).toBe(false);
      expect(init?.credentials).toBe('omit');
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const request = requestOf(operation('getAuthOptions'), { values: {}, body: '' });
    expect(await send(request, signedIn(), fetcher)).toMatchObject({ status: 204, text: '', bytes: 0 });
  });
});

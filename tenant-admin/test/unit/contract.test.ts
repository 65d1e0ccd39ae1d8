import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Http } from '../../src/api/http';
import { Service } from '../../src/api/service';
import { Account } from '../../src/auth/account';

const DOCUMENT = fileURLToPath(new URL('../../../docs/api/openapi.yml', import.meta.url));

/** "PUT /api/v1/sites/{}" for every operation of the published description. */
function published(): Set<string> {
  const operations = new Set<string>();
  let path = '';
  for (const line of readFileSync(DOCUMENT, 'utf8').split('\n')) {
    const opened = /^ {2}"?(\/api\/v1[^":]*)"?:$/.exec(line)?.[1];
    if (opened !== undefined) path = opened.replace(/\{\w+\}/g, '{}');
    const method = /^ {4}(get|put|post|delete):$/.exec(line)?.[1];
    if (method !== undefined && path !== '') operations.add(`${method.toUpperCase()} ${path}`);
    if (/^\S/.test(line)) path = '';
  }
  return operations;
}

test('every route that the panel calls is in the published description', async () => {
  const called: string[] = [];
  const fetcher: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : input.toString();
    called.push(`${init?.method ?? 'GET'} ${address.replace(/\?.*/, '').replaceAll('/ID', '/{}')}`);
    return Promise.resolve(new Response('{}'));
  };
  const service = new Service(new Http({ token: null, refresh: () => Promise.resolve(false) }, fetcher));
  const settings = { name: '', locale: '', allowedOrigins: [], theme: {}, features: {} };
  const tenant = { name: '', owner: { email: '', name: '', password: '' }, site: { name: '' } };
  const place = { siteId: 'sit_1' };
  const amount = { amountMinor: 1, currency: 'EUR' };
  const policy = { agentRefundMinor: 0, supervisorRefundMinor: 0, agentsCancel: true, agentCouponPercent: 0 };
  const account = new Account(fetcher);
  await Promise.all([
    account.options(),
    account.link('cfl_x'),
    account.signUp('ann@example.com', null),
    account.completeSignUp({ token: '', name: '', company: '', password: '' }),
    account.askReset('ann@example.com'),
    account.reset('', ''),
    account.accept({ token: '', name: '' }),
    account.confirmEmail(''),
    account.mailbox(),
    service.invitations(),
    service.invite('ann@example.com', 'agent'),
    service.anyConversation(),
    service.articles(),
    service.publishArticle('', ''),
    service.createArticle({ title: '', body: '', locale: 'en', visibility: 'public' }, 'key'),
    service.conversations({ view: 'mine' }, '', null),
    service.conversation('ID'),
    service.assign('ID', { agentId: 'usr_1' }),
    service.assign('ID', null),
    service.resolve('ID'),
    service.reopen('ID'),
    service.snooze('ID', new Date()),
    service.wake('ID'),
    service.accept('ID'),
    service.decline('ID'),
    service.prioritise('ID', 'high'),
    service.tag('ID', []),
    service.setAvailability('away'),
    service.profile.save({ name: '', language: null, notifications: { about: 'mine', sound: false } }),
    service.profile.removePicture(),
    service.people(),
    service.addPerson({ name: '', email: '', role: 'agent', password: '' }, 'key'),
    service.changeRole('ID', 'agent'),
    service.deactivate('ID'),
    service.reactivate('ID'),
    service.createTeam(''),
    service.renameTeam('ID', ''),
    service.joinTeam('ID', 'ID'),
    service.leaveTeam('ID', 'ID'),
    service.agents(),
    service.teams(),
    service.sites(),
    service.saveSite('ID', settings),
    service.connect({ platform: 'wordpress', siteUrl: '', returnUrl: '', codeChallenge: '' }),
    service.fileAddress('ID'),
    service.sightings('ID'),
    service.checkIdentity('ID', ''),
    service.rotateSecret('ID', 'site'),
    service.shop.operations({}),
    service.shop.approve('ID'),
    service.shop.decline('ID'),
    service.shop.refund('ID', { ...place, amount }, 'key'),
    service.shop.cancel('ID', place, 'key'),
    service.shop.note('ID', { ...place, text: '' }, 'key'),
    service.shop.coupon('ID', { amount }, 'key'),
    service.shop.policy(),
    service.shop.savePolicy(policy),
    service.giveToAssistant('ID'),
    service.assistant.settings('ID'),
    service.assistant.saveSettings('ID', {}),
    service.assistant.preview('ID', {}),
    service.assistant.attempt('ID', {}),
    service.assistant.categories(),
    service.assistant.createCategory({}, 'key'),
    service.assistant.saveCategory('ID', {}),
    service.assistant.deleteCategory('ID'),
    service.assistant.categorySets(),
    service.assistant.copySet('ID'),
    service.assistant.versions(),
    service.assistant.train(),
    service.assistant.activate('ID'),
    service.assistant.deactivate('ID'),
    service.assistant.suite(),
    service.assistant.runSuite(null),
    service.assistant.synonyms(),
    service.assistant.saveSynonyms([]),
    service.tenants(null),
    service.createTenant(tenant, 'key'),
  ]);
  const known = published();
  expect(known.size).toBeGreaterThan(0);
  expect(called.filter((operation) => !known.has(operation))).toEqual([]);
});

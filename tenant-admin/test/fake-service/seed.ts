import type { Contact } from '@chatflow/widget/protocol';
import { ago, annsCommerce, ME, NOAH, people, site } from './seed-shop';
import type { Store } from './store';

const ASSISTANT = { kind: 'assistant' as const, name: 'Assistant' };
const SYSTEM = { kind: 'system' as const };

/** A shop on a working day. */
export function seed(store: Store): void {
  people(store);
  site(store);
  waiting(store);
  talking(store);
  long(store);
  crowd(store);
  store.tenants.push(
    { id: 'ten_a', name: 'North Mug Company', createdAt: ago(60 * 24 * 90), sites: 1, staff: 6 },
    { id: 'ten_b', name: 'Sound Factory', createdAt: ago(60 * 24 * 30), sites: 2, staff: 6 },
  );
}

export function contact(store: Store, id: string, name: string | null, more: Partial<Contact> = {}) {
  store.contacts.set(id, {
    id,
    name,
    email: null,
    phone: null,
    verified: false,
    vip: false,
    siteId: 'sit_shop',
    custom: {},
    tags: [],
    createdAt: ago(60 * 24 * 200),
    lastSeenAt: ago(1),
    ...more,
  });
  return { kind: 'contact' as const, id, ...(name !== null && { name }) };
}

/** The shopper asked for a person; nobody has answered. */
function waiting(store: Store): void {
  const ann = contact(store, 'con_ann', 'Ann Lee', {
    verified: true,
    vip: true,
    email: 'ann@example.com',
    phone: '+49 30 1234567',
    externalId: '17',
    custom: { loyalty_level: 'Gold', newsletter: true },
  });
  store.commerce.set('con_ann', annsCommerce());
  store.addConversation('cnv_ann', ann.id, ago(14));
  const say = (
    author: Parameters<Store['append']>[1]['author'],
    minutes: number,
    text: string,
    data?: Record<string, unknown>,
  ) => store.append('cnv_ann', { kind: 'message', author, text, at: ago(minutes), ...(data && { data }) });
  say(ann, 14, 'Hi! Where is my order?');
  say(
    ASSISTANT,
    13.9,
    'Hello Ann, good to see you again. Order **1001** is on its way: DHL took it over on Thursday.\n\n- 3 × Red mug\n- 1 × Saucer\n\nTracking number: `JJD000312345678`',
    {
      type: 'order',
      order: annsCommerce().orders[0],
    },
  );
  say(ann, 12, 'and can I send one mug back if it is a gift?');
  say(ASSISTANT, 11.9, 'Yes, within 30 days, also when it was a gift. The parcel label is in the order’s page.', {
    citations: [
      { title: 'Returns and refunds', url: 'https://northmug.example/help/returns' },
      { title: 'Gift orders', url: 'https://northmug.example/help/gifts' },
    ],
  });
  say(ann, 6, 'The tracking has not moved since Thursday though');
  say(ann, 5.5, 'I need it for Saturday, can I talk to a person please?');
  say(ASSISTANT, 5.45, 'Of course. I am passing you on to a person.');
  store.append('cnv_ann', {
    kind: 'handoff',
    author: ASSISTANT,
    at: ago(5.4),
    data: { reason: 'asked_for_person' },
  });
  store.append('cnv_ann', {
    kind: 'note',
    author: ASSISTANT,
    private: true,
    at: ago(5.4),
    text: 'Asks where order 1001 is; it was handed to DHL on Thursday and is in transit (JJD000312345678).\nNeeds it by Saturday. The tracking has not changed since Thursday.\nHas 2 × Red mug and a gift box in the cart (€46.30).',
  });
  store.change('cnv_ann', { status: 'open' });
}

/** A conversation of one's own, in the middle. */
function talking(store: Store): void {
  const omar = contact(store, 'con_omar', 'Omar Haddad', { email: 'omar@example.com', verified: true });
  store.addConversation('cnv_omar', omar.id, ago(60 * 26), 'open');
  const add = (
    author: typeof omar | typeof ME | typeof NOAH,
    minutes: number,
    text: string,
    kind: 'message' | 'note' = 'message',
  ) => store.append('cnv_omar', { kind, author, text, at: ago(minutes), private: kind === 'note' });
  add(omar, 60 * 26, 'The handle of my teapot broke after two weeks.');
  store.append('cnv_omar', {
    kind: 'assignment',
    author: SYSTEM,
    private: true,
    at: ago(60 * 25.9),
    data: { agentId: ME.id, name: ME.name },
  });
  add(ME, 60 * 25, 'Oh no, sorry about that! Could you send me a picture?');
  add(
    NOAH,
    60 * 24.5,
    'We had three of these from the same batch, *please* replace it without asking for the old one.',
    'note',
  );
  add(omar, 12, 'Here: https://photos.example/teapot.jpg. The `crack` is at the top.');
  add(ME, 8, 'Thank you, that is clear. I’ve sent a new one today.');
  add(ME, 7.8, 'You don’t have to send the old one back.');
  store.change('cnv_omar', { assignee: { agentId: ME.id, name: ME.name }, tags: ['damage'], priority: 'high' });
  store.position('cnv_omar', { reader: { kind: 'contact', id: omar.id }, deliveredSeq: 7, readSeq: 6 });
}

/** Longer than a page, and with what must never run. */
function long(store: Store): void {
  const eve = contact(store, 'con_eve', '<b>Eve</b>');
  store.addConversation('cnv_eve', eve.id, ago(60 * 50), 'open');
  for (let index = 1; index <= 130; index++) {
    const author = index % 3 === 0 ? NOAH : eve;
    store.append('cnv_eve', {
      kind: 'message',
      author,
      text: `Line ${index} of a long talk`,
      at: ago(60 * 20 - index),
    });
  }
  store.append('cnv_eve', {
    kind: 'message',
    author: eve,
    text: '<img src=x onerror="document.title=\'hacked\'"> [click](javascript:alert(1))',
    at: ago(30),
  });
  store.change('cnv_eve', { assignee: { agentId: NOAH.id, name: NOAH.name } });
}

function crowd(store: Store): void {
  const names = [
    'Jonas Weber',
    null,
    'Priya Raman',
    'Sofía Castillo',
    null,
    'Tom',
    'Maximiliane von Hohenstein-Oettingen',
    'Yuki Tanaka',
  ];
  names.forEach((name, index) => {
    const who = contact(store, `con_crowd${index}`, name);
    const id = `cnv_crowd${index}`;
    const started = 20 + index * 47;
    const conversation = store.addConversation(id, who.id, ago(started), index % 2 === 0 ? 'pending' : 'open');
    if (index % 4 === 3) conversation.siteId = 'sit_outlet';
    store.append(id, {
      kind: 'message',
      author: who,
      at: ago(started),
      text:
        index % 2 === 0
          ? 'Do you ship to Norway?'
          : 'Hello, is anybody there? I would like to change the address of my order before it is sent.',
    });
    if (index % 2 === 0)
      store.append(id, {
        kind: 'message',
        author: ASSISTANT,
        at: ago(started - 0.1),
        text: 'Yes, to Norway it takes three to five days.',
      });
  });
  store.change('cnv_crowd3', { priority: 'urgent' });
  store.change('cnv_crowd5', { assignee: { agentId: 'usr_lea', name: 'Léa Fontaine' } });
  for (let index = 0; index < 70; index++) {
    const who = contact(store, `con_old${index}`, `Past Shopper ${index + 1}`);
    store.addConversation(`cnv_old${index}`, who.id, ago(3_000 + index * 300), 'resolved');
    store.append(`cnv_old${index}`, {
      kind: 'message',
      author: who,
      at: ago(3_000 + index * 300),
      text: 'Thanks, that helped!',
    });
    store.change(`cnv_old${index}`, { status: 'resolved' });
  }
}

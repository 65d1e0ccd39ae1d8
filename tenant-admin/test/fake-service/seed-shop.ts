import type { Commerce, Line, Order, Site } from '../../src/api/types';
import type { Store } from './store';

const MINUTE = 60_000;
export const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

export const ME = { kind: 'agent' as const, id: 'usr_mia', name: 'Mia Berger' };
export const NOAH = { kind: 'agent' as const, id: 'usr_noah', name: 'Noah Williams' };

export function people(store: Store): void {
  const tenant = { id: 'ten_a', name: 'North Mug Company' };
  const me = {
    id: ME.id,
    name: ME.name,
    email: 'agent@example.com',
    role: 'owner' as const,
    tenant,
    availability: 'online' as const,
    capacity: 5,
    openConversations: 2,
    language: null,
    notifications: { about: 'mine' as const, sound: false },
  };
  store.accounts.push(
    { me, password: 'correct horse', tenants: [tenant] },
    {
      me: { ...me, id: 'usr_two', name: 'Tessa Two', email: 'two@example.com' },
      password: 'correct horse',
      tenants: [tenant, { id: 'ten_b', name: 'Sound Factory' }],
    },
    {
      me: { ...me, id: NOAH.id, name: NOAH.name, email: 'noah@example.com', role: 'agent' },
      password: 'correct horse',
      tenants: [tenant],
    },
    {
      me: { ...me, id: 'usr_op', name: 'Olga Petrova', email: 'operator@example.com', role: 'operator', tenant: null },
      password: 'correct horse',
      tenants: [],
    },
  );
  store.agents.push(
    { ...me, role: 'owner', availability: 'online' },
    {
      id: NOAH.id,
      name: NOAH.name,
      email: 'noah@example.com',
      role: 'agent',
      availability: 'online',
      capacity: 5,
      openConversations: 3,
    },
    {
      id: 'usr_lea',
      name: 'Léa Fontaine',
      email: 'lea@example.com',
      role: 'agent',
      availability: 'away',
      capacity: 4,
      openConversations: 1,
    },
  );
  store.people.push(
    { id: ME.id, name: ME.name, email: 'agent@example.com', role: 'owner', active: true, since: ago(60 * 24 * 400) },
    { id: NOAH.id, name: NOAH.name, email: 'noah@example.com', role: 'agent', active: true, since: ago(60 * 24 * 90) },
    {
      id: 'usr_lea',
      name: 'Léa Fontaine',
      email: 'lea@example.com',
      role: 'supervisor',
      active: true,
      since: ago(60 * 24 * 30),
    },
    {
      id: 'usr_ben',
      name: 'Benedikt von Hohenstein-Oettingen',
      email: 'benedikt.von.hohenstein-oettingen@northmug.example',
      role: 'agent',
      active: false,
      since: ago(60 * 24 * 700),
    },
  );
  store.teams.push(
    { id: 'tea_all', name: 'Customer care', isDefault: true, memberIds: [ME.id, NOAH.id] },
    { id: 'tea_returns', name: 'Returns', isDefault: false, memberIds: [NOAH.id] },
  );
}

export function site(store: Store): void {
  const shop: Site = {
    id: 'sit_shop',
    name: 'North Mug Company',
    siteKey: 'k7Qm2xW9',
    locale: 'en',
    allowedOrigins: ['https://northmug.example'],
    theme: {
      accent: '#2f55d4',
      mode: 'auto',
      position: 'right',
      radius: 12,
      size: 'regular',
      preset: 'shop',
      launcher: { icon: 'chat' },
      poweredBy: true,
    },
    texts: {},
    features: { draftPreview: true, liveView: false },
    reception: { preChat: [], leaveMessage: false, survey: false, linkPreviews: false },
    snippet: '<script async src="https://chat.example.com/widget/k7Qm2xW9.js"></script>',
    suspendedAt: null,
    secrets: {
      site: { hint: '9f3a', createdAt: ago(60 * 24 * 40), previousValidUntil: null },
      identity: { hint: 'c071', createdAt: ago(60 * 24 * 40), previousValidUntil: ago(-60 * 20) },
      webhook: { hint: '77be', createdAt: ago(60 * 24 * 2), previousValidUntil: null },
    },
  };
  store.sites.push(shop, { ...shop, id: 'sit_outlet', name: 'North Mug Outlet', siteKey: 'p1Lb8cZe' });
}

export const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

function line(title: string, quantity: number, total: number): Line {
  return { productExternalId: null, title, sku: null, quantity, total: eur(total) };
}

function plainOrder(number: string): Omit<Order, 'status' | 'state' | 'total' | 'placedAt'> {
  return {
    externalId: number,
    number,
    customerExternalId: '17',
    email: 'ann@example.com',
    financialStatus: null,
    fulfillmentStatus: null,
    lines: [],
    shipments: [],
    refunds: [],
    shippingAddress: null,
    updatedAt: ago(60),
  };
}

export function annsCommerce(): Commerce {
  return {
    storeConnected: true,
    customer: {
      externalId: '17',
      name: 'Ann Lee',
      email: 'ann@example.com',
      vip: true,
      ordersCount: 6,
      totalSpent: eur(42_000),
      createdAt: ago(60 * 24 * 400),
      phone: null,
      updatedAt: ago(60),
    },
    carts: [
      {
        externalId: 'c-9f',
        customerExternalId: '17',
        visitorRef: null,
        checkoutUrl: null,
        emptied: false,
        lines: [
          line('Red mug', 2, 3_980),
          line('Gift box with a very long name that has to wrap somewhere sensible', 1, 650),
        ],
        total: eur(4_630),
        updatedAt: ago(3),
      },
    ],
    orders: [
      {
        ...plainOrder('1001'),
        status: 'processing',
        state: 'shipped',
        financialStatus: 'paid',
        total: eur(7_960),
        lines: [line('Red mug', 3, 5_970), line('Saucer', 1, 1_990)],
        shipments: [
          {
            carrier: 'DHL',
            trackingNumber: 'JJD000312345678',
            trackingUrl: 'https://dhl.example/JJD0003',
            status: 'in_transit',
            shippedAt: ago(60 * 40),
            estimatedDelivery: ago(-60 * 30),
          },
        ],
        placedAt: ago(60 * 24 * 3),
      },
      {
        ...plainOrder('995'),
        status: 'processing',
        state: 'processing',
        financialStatus: 'paid',
        total: eur(12_990),
        lines: [line('Dinner set for four', 1, 12_990)],
        placedAt: ago(60 * 24 * 6),
      },
      {
        ...plainOrder('988'),
        status: 'completed',
        state: 'completed',
        financialStatus: 'partially_refunded',
        total: eur(2_450),
        lines: [line('Teapot, small', 1, 2_450)],
        refunds: [{ amount: eur(500), reason: 'Chipped lid', at: ago(60 * 24 * 50) }],
        placedAt: ago(60 * 24 * 60),
      },
    ],
  };
}

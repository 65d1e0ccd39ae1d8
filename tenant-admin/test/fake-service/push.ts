import { randomUUID } from 'node:crypto';
import type { Delivery, Device, NewDevice } from '../../src/api/types';
import type { Route } from './http';
import { NotFound } from './store';

/** A point on the curve P-256; nobody here has its secret. */
const PUBLIC_KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';

interface Kept {
  devices: Device[];
  deliveries: Delivery[];
}

const byStore = new WeakMap<object, Kept>();

function of(store: object): Kept {
  const known = byStore.get(store) ?? { devices: [], deliveries: [] };
  byStore.set(store, known);
  return known;
}

export const PUSH_ROUTES: Route[] = [
  ['GET', /^\/me\/push$/, (store) => ({ status: 200, body: { publicKey: PUBLIC_KEY, ...of(store) } })],
  [
    'POST',
    /^\/me\/push\/devices$/,
    (store, { body }) => {
      const { endpoint, name } = body as unknown as NewDevice;
      const device = {
        id: `dev_${randomUUID()}`,
        name,
        service: new URL(endpoint).host,
        createdAt: new Date().toISOString(),
      };
      of(store).devices.push(device);
      return { status: 201, body: device };
    },
  ],
  [
    'DELETE',
    /^\/me\/push\/devices\/([\w-]+)$/,
    (store, { id }) => {
      const kept = of(store);
      kept.devices = kept.devices.filter((one) => one.id !== id);
      return { status: 204 };
    },
  ],
  [
    'POST',
    /^\/me\/push\/devices\/([\w-]+)\/tests$/,
    (store, { id }) => {
      const { devices, deliveries } = of(store);
      const device = devices.find((one) => one.id === id);
      if (device === undefined) throw new NotFound();
      const at = new Date().toISOString();
      deliveries.unshift({
        id: `pdl_${randomUUID()}`,
        deviceId: device.id,
        deviceName: device.name,
        reason: 'test',
        status: 'sent',
        attempts: 1,
        replyCode: 201,
        createdAt: at,
        endedAt: at,
      });
      return { status: 202 };
    },
  ],
];

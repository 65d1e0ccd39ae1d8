import { describe, expect, test } from 'vitest';
import { contactName } from '../../src/contact/name';
import { lookOf, lookProblems, originOf, settingsFrom, themeOf } from '../../src/sites/settings';
import type { Site } from '../../src/api/types';
import { initials, money, pageLabel, since, waited, when, words } from '../../src/ui/format';

describe('formats', () => {
  test('money has as many digits as its currency', () => {
    expect(money({ amountMinor: 1999, currency: 'EUR' }, 'en')).toBe('€19.99');
    expect(money({ amountMinor: 1999, currency: 'JPY' }, 'en')).toBe('¥1,999');
    expect(money({ amountMinor: 1999, currency: 'KWD' }, 'en')).toContain('1.999');
    expect(money({ amountMinor: 1999, currency: 'not one' }, 'en')).toBe('19.99 not one');
  });

  test('waiting is told in the largest unit', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(['11:59:30', '11:56:00', '09:10:00'].map((at) => waited(`2026-11-20T${at}Z`, now))).toEqual([
      'now',
      '4m',
      '2h',
    ]);
    expect(waited('2026-11-17T12:00:00Z', now)).toBe('3d');
    expect(waited('2026-11-20T12:00:05Z', now)).toBe('now');
    const sinces = ['12:00:05', '11:59:30', '11:58:30', '09:10:00'].map((at) => since(`2026-11-20T${at}Z`, now, 'en'));
    expect(sinces).toEqual(['now', 'now', '1 minute ago', '2 hours ago']);
  });

  test('a list names the hour today and the day before that', () => {
    const now = new Date(2026, 10, 20, 12).getTime();
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();
    expect(when(at(20, 9), now, 'en-GB')).toBe('09:05');
    expect(when(at(19, 23), now, 'en-GB')).toBe('Yesterday');
    expect(when(at(16, 9), now, 'en-GB')).toBe('Mon');
    expect(when(at(1, 9), now, 'en-GB')).toBe('1 Nov');
  });

  test('names, codes and pages are made readable', () => {
    expect(initials('Maximiliane von Oettingen')).toBe('MO');
    expect(initials('')).toBe('?');
    expect(words('partially_refunded')).toBe('Partially refunded');
    expect(pageLabel('https://shop.example/a/b?utm=1')).toBe('shop.example/a/b');
    expect(contactName({ contactId: 'con_7ab4f2', contactName: '  ' })).toBe('Visitor B4F2');
  });
});

describe('a site’s settings', () => {
  const site: Site = {
    id: 'sit_1',
    name: 'Shop',
    siteKey: 'k',
    locale: 'en',
    allowedOrigins: [],
    theme: {
      accent: '#123456',
      mode: 'auto',
      position: 'right',
      radius: 12,
      size: 'regular',
      preset: 'shop',
      launcher: { icon: 'chat' },
      poweredBy: true,
    },
    texts: { de: { greeting: 'Moin!' } },
    features: { draftPreview: false, liveView: true },
    reception: { preChat: [], leaveMessage: false, survey: false, linkPreviews: false },
    snippet: '',
    secrets: {},
    suspendedAt: null,
  };

  test('come back as they were when nothing is changed', () => {
    expect(themeOf(lookOf(site))).toMatchObject(site.theme);
    expect(settingsFrom(site)).toMatchObject({ name: 'Shop', features: { liveView: true } });
  });

  test('an invitation without words is none', () => {
    expect(themeOf({ ...lookOf(site), bubbleText: ' ', bubbleDelay: 3 }).launcher.bubble).toBeNull();
    expect(themeOf({ ...lookOf(site), bubbleText: 'Hi!', bubbleDelay: 3 }).launcher.bubble).toEqual({
      text: 'Hi!',
      delaySeconds: 3,
    });
  });

  test('need a name, a colour, and a logo over TLS', () => {
    const wrong = { ...lookOf(site), name: ' ', accent: 'red', logoUrl: 'http://shop.example/logo.png' };
    expect(Object.keys(lookProblems(wrong))).toEqual(['name', 'accent', 'logoUrl']);
    expect(lookProblems(lookOf(site))).toEqual({});
  });

  test.each([
    ['shop.example', 'https://shop.example'],
    ['https://shop.example/cart?x=1', 'https://shop.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['javascript:alert(1)', null],
    ['ftp://shop.example', null],
    ['not an address', null],
  ])('take the origin of %s', (text, expected) => {
    expect(originOf(text)).toBe(expected);
  });
});

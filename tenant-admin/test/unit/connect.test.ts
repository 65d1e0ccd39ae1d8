import { expect, test } from 'vitest';
import { backTo, backWithout, connectSearch, requestOf } from '../../src/connect/request';

const ASKED = {
  platform: 'wordpress',
  siteUrl: 'https://shop.example',
  siteName: 'Tea & Co',
  returnUrl: 'https://shop.example/wp-admin/admin.php?page=chatflow',
  state: 'ab12',
  codeChallenge: 'A'.repeat(43),
  woocommerce: 1,
};

test('a plugin’s request is read from the address', () => {
  expect(requestOf(connectSearch(ASKED))).toMatchObject({ siteName: 'Tea & Co', woocommerce: true, locale: null });
});

test.each([
  ['another site’s page to return to', { returnUrl: 'https://evil.example/wp-admin' }],
  ['a script to return to', { returnUrl: 'javascript:alert(1)' }],
  ['no state', { state: '' }],
  ['no proof', { codeChallenge: 'short' }],
  ['another platform', { platform: 'magento' }],
])('%s is no request', (_, change) => {
  expect(requestOf(connectSearch({ ...ASKED, ...change }))).toBeNull();
});

test('the state goes back as it came, with or without a code', () => {
  const request = requestOf(connectSearch(ASKED));
  expect(backTo('https://shop.example/wp-admin/admin.php?page=chatflow&code=x', 'ab12')).toBe(
    'https://shop.example/wp-admin/admin.php?page=chatflow&code=x&state=ab12',
  );
  expect(request && backWithout(request)).toContain('page=chatflow&state=ab12&error=access_denied');
});

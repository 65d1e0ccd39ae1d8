import { expect, test } from 'vitest';
import { safeNext } from '../../src/auth/next';

test('a path of the panel survives with all that belongs to it', () => {
  const connect = '/admin/connect?platform=wordpress&siteUrl=https%3A%2F%2Fshop.example%2F&state=a1#top';
  expect(safeNext(connect)).toBe(connect);
  expect(safeNext('/admin/')).toBe('/admin/');
});

test.each([
  'https://evil.example/admin/',
  '//evil.example/admin/',
  '/\\evil.example',
  '/admin/\\evil.example',
  '/admin//evil.example',
  '/admin/../../evil',
  '/admin/..//evil.example',
  '/admin/%2e%2e/help',
  '/admin/\tx',
  'javascript:alert(1)',
  '/help/shop',
  '/administrator',
  '',
  7,
  null,
  undefined,
])('%s leads nowhere', (next) => {
  expect(safeNext(next)).toBeNull();
});

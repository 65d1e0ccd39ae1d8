import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const MAX_BYTES = 300 * 1024;

test('the inbox loads at most 300 KB of script, compressed', () => {
  const page = readFileSync(`${DIST}/index.html`, 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/admin\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(`${DIST}/${file}`)).length, 0);
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
});

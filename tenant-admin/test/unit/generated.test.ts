import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, test } from 'vitest';

test('the generated types are those of the published description: otherwise run `npm run generate`', async () => {
  const made = astToString(await openapiTS(new URL('../../../docs/api/openapi.yml', import.meta.url)));
  const kept = readFileSync(new URL('../../src/api/generated.ts', import.meta.url), 'utf8');
  expect(kept.endsWith(made)).toBe(true);
});

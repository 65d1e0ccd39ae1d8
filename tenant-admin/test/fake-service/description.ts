import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ApiDocument } from '../../src/developers/openapi';
import type { Route } from './http';

/** It comes without types of its own. */
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

/** The description as the service publishes it. */
export function published(): ApiDocument {
  const file = fileURLToPath(new URL('../../../docs/api/openapi.yml', import.meta.url));
  return load(readFileSync(file, 'utf8')) as ApiDocument;
}

export const DESCRIPTION_ROUTES: Route[] = [['GET', /^\/openapi\.json$/, () => ({ status: 200, body: published() })]];

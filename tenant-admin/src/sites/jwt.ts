import { isRecord } from '../api/problem';

/** What stands in a token, for reading; whether it is true only the service can say. */
export interface Claims {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
}

/** null for what is no JWT. */
export function read(token: string): Claims | null {
  const [header, payload, signature, more] = token.trim().split('.');
  if (header === undefined || payload === undefined || signature === undefined || more !== undefined) return null;
  const parts = [part(header), part(payload)];
  const [first, second] = parts;
  return isRecord(first) && isRecord(second) ? { header: first, payload: second } : null;
}

function part(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

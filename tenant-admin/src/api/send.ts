import { ApiError, problemOf, Unreachable } from './problem';

/** One request with our own cookies. Throws `ApiError` for a refusal and `Unreachable` when nothing came back. */
export async function send(fetcher: typeof fetch, path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetcher(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response;
}

/** The answer's JSON, or null where it has no body. */
export async function post(
  fetcher: typeof fetch,
  path: string,
  body: unknown,
  token: string | null = null,
  init: RequestInit = {},
): Promise<unknown> {
  const response = await send(fetcher, path, {
    ...init,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

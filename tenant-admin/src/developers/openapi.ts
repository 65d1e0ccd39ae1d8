/** What the panel reads of the published description of the API: OpenAPI 3.1. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  examples?: unknown[];
  default?: unknown;
  minimum?: number;
  description?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface RawOperation {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  security?: Record<string, string[]>[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  group: string;
  summary: string;
  description: string;
  parameters: readonly Parameter[];
  /** Of a JSON body; null where there is none. */
  body: Schema | null;
  /** Who may call it, any one of them; nobody stands for everybody. */
  callers: readonly string[];
  /** Why it is not sent from here. */
  blocked: 'token' | 'file' | null;
}

const JSON_TYPE = 'application/json';
const METHODS = ['get', 'post', 'put', 'delete'];
/** The callers that somebody who is signed in to the panel can be. */
const STAFF: ReadonlySet<string> = new Set(['staff', 'agent', 'supervisor', 'admin', 'owner']);
const DEEPEST = 8;

/** In the document's own order, which is that of the paths. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const raw = methods[method];
      return raw === undefined ? [] : [operation(method.toUpperCase(), path, raw)];
    }),
  );
}

function operation(method: string, path: string, raw: RawOperation): Operation {
  const content = raw.requestBody?.content ?? {};
  const callers = (raw.security ?? []).flatMap((one) => Object.values(one).flat());
  const body = content[JSON_TYPE]?.schema ?? null;
  return {
    id: raw.operationId,
    method,
    path,
    group: raw.tags?.[0] ?? groupOf(path),
    summary: raw.summary ?? '',
    description: raw.description ?? raw.summary ?? '',
    parameters: raw.parameters ?? [],
    body,
    callers,
    blocked:
      callers.length > 0 && !callers.some((one) => STAFF.has(one))
        ? 'token'
        : body === null && Object.keys(content).length > 0
          ? 'file'
          : null,
  };
}

/** `/api/v1/article-candidates/{id}` belongs to "Article candidates". */
function groupOf(path: string): string {
  const name = (path.replace(/^\/api\/v\d+/, '').split('/')[1] ?? '').replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Every word one typed stands somewhere in what is known of it. */
export function isAbout({ method, path, group, summary }: Operation, typed: string): boolean {
  const known = `${method} ${path} ${group} ${summary}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}

/** A value that a schema allows, made of its examples, else of its types. */
export function exampleOf(schema: Schema, document: ApiDocument, depth = 0): unknown {
  const it = resolved(schema, document);
  const given = [it.example, it.examples?.[0], it.default, it.const, it.enum?.[0]].find((one) => one !== undefined);
  if (given !== undefined || depth > DEEPEST) return given ?? null;
  const parts = it.anyOf ?? it.oneOf;
  if (parts !== undefined) {
    const isOptional = parts.some(({ type }) => type === 'null');
    return isOptional || parts[0] === undefined ? null : exampleOf(parts[0], document, depth + 1);
  }
  const types = typeof it.type === 'string' ? [it.type] : (it.type ?? []);
  if (types.includes('null')) return null;
  if (it.properties !== undefined || it.allOf !== undefined) {
    const whole = (it.allOf ?? []).map((one) => exampleOf(one, document, depth + 1));
    return Object.assign({}, ...whole, ownExamples(it, document, depth + 1)) as unknown;
  }
  switch (types[0] ?? 'string') {
    case 'integer':
    case 'number':
      return it.minimum ?? 0;
    case 'boolean':
      return false;
    case 'array':
      return it.items === undefined ? [] : [exampleOf(it.items, document, depth + 1)];
    case 'object':
      return {};
    default:
      return '';
  }
}

/** What may be absent is null, unless all of it may: nobody would see what to write. */
function ownExamples({ properties = {} }: Schema, document: ApiDocument, depth: number): Record<string, unknown> {
  const made = Object.entries(properties).map(([name, one]) => [name, exampleOf(one, document, depth)] as const);
  if (made.some(([, value]) => value !== null)) return Object.fromEntries(made);
  return Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, exampleOf(present(one, document), document, depth)]),
  );
}

function present(schema: Schema, document: ApiDocument): Schema {
  const { anyOf, oneOf, type, ...rest } = resolved(schema, document);
  const part = (anyOf ?? oneOf)?.find((one) => one.type !== 'null');
  if (part !== undefined) return part;
  return { ...rest, ...(type !== undefined && { type: [type].flat().filter((one) => one !== 'null') }) };
}

/** What may be chosen; null where anything may be written. */
export function choicesOf(schema: Schema | undefined, document: ApiDocument): string[] | null {
  if (schema === undefined) return null;
  const it = resolved(schema, document);
  if (it.enum !== undefined) return it.enum.filter((one) => one !== null).map(String);
  const part = it.anyOf?.find(({ type }) => type !== 'null');
  return part === undefined ? null : choicesOf(part, document);
}

function resolved(schema: Schema, document: ApiDocument): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? {});
}

import { LIMITS } from '@/engine/kernel/limits';
import type { Content, JsonSchema, OpenApiDocument, Operation, Parameter } from '@/lib/api/open-api-document';
import { described } from './described';
import type { Described } from './described-route';
import { exampleOf } from './example';
import { JsonSchemas } from './json-schemas';
import { PROBLEM } from './problem-schema';
import { takesRevision } from './revision-tags';

/** A published form of the caller's workspace, as the document shows it. */
export interface DocumentedForm {
  readonly app: string;
  readonly form: string;
  readonly title: string;
  readonly schema: JsonSchema;
}

const VERSION = '1';
const DESCRIPTION =
  'One contract for the screens and for programs. Send `Authorization: Bearer pw_…`; decide by the `code` of a problem, not by its ' +
  `title. A key may make ${LIMITS.keyRequestsPerMinute} requests a minute unless it was given another rate; \`RateLimit\` says what is ` +
  'left. An `Idempotency-Key` makes a retry safe for good.';

const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer', description: 'A scoped API key: `pw_<id>_<secret>`' },
  staff: { type: 'apiKey', in: 'cookie', name: 'pw.session_token', description: 'Whoever is signed in to the desk' },
  member: {
    type: 'apiKey',
    in: 'cookie',
    name: 'pw_member_<company>',
    description: 'A member who is signed in to the portal; each company has a cookie of its own',
  },
} as const;

/** The OpenAPI 3.1 document of the whole API and of the published forms. */
export function openApiDocument(publicUrl: string, forms: readonly DocumentedForm[]): OpenApiDocument {
  const { paths, tags, schemas } = contract();
  return {
    openapi: '3.1.0',
    info: { title: 'Pointwright', version: VERSION, description: DESCRIPTION },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags,
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      schemas: {
        Problem: PROBLEM,
        ...schemas,
        ...Object.fromEntries(forms.map((one) => [`${one.app}.${one.form}`, formComponent(one)])),
      },
    },
  };
}

function formComponent({ title, schema }: DocumentedForm): JsonSchema {
  return { title, ...schema, examples: [exampleOf(schema)] };
}

type Contract = Pick<OpenApiDocument, 'paths' | 'tags'> & { readonly schemas: Readonly<Record<string, JsonSchema>> };
let made: Contract | undefined;

/** What is the same for everybody; made once, since the routes do not change while we run. */
function contract(): Contract {
  made ??= makeContract();
  return made;
}

function makeContract(): Contract {
  const schemas = new JsonSchemas();
  const paths: Record<string, Record<string, Operation>> = {};
  const all = [...described()].sort((a, b) => (a.route.path < b.route.path ? -1 : a.route.path > b.route.path ? 1 : 0));
  for (const one of all) {
    const method = one.route.method.toLowerCase();
    paths[one.route.path] = { ...paths[one.route.path], [method]: operationObject(one, schemas) };
  }
  const tags = [...new Set(all.map(({ route }) => route.tag))].sort().map((name) => ({ name }));
  return { paths, tags, schemas: schemas.components };
}

function operationObject(one: Described, schemas: JsonSchemas): Operation {
  const { route } = one;
  const {
    properties = {},
    required = [],
    ...rest
  } = schemas.of(one.input, 'input') as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const names = Object.keys(properties).filter((name) => !inPath.includes(name));
  const inQuery = route.method === 'GET' || route.method === 'DELETE' || one.bytes?.body !== undefined;
  const parameters: Parameter[] = [
    ...inPath.map((name) => parameter('path', { name, required: true, schema: properties[name] })),
    ...(inQuery ? names : []).map((name) =>
      parameter('query', { name, required: required.includes(name), schema: properties[name] }),
    ),
    ...(one.remembered ? [IDEMPOTENCY_KEY] : []),
    ...(one.remembered && takesRevision(one.input) ? [IF_MATCH] : []),
  ];
  const body: JsonSchema = {
    ...rest,
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: required.filter((name) => names.includes(name)),
  };
  const sent = bodyOf(one, { body, inJson: !inQuery && names.length > 0 });
  return {
    operationId: one.name,
    summary: one.summary,
    tags: [route.tag],
    security: securityOf(one),
    ...(route.scope && { 'x-scope': route.besides ? `${route.scope} ${route.besides}` : route.scope }),
    parameters,
    ...(sent && { requestBody: sent }),
    responses: {
      [String(one.status ?? 200)]: {
        description: 'Done',
        ...(one.revisionOf && { headers: { ETag: ETAG } }),
        ...answerOf(one, schemas),
      },
      default: {
        description: 'Refused; nothing has happened',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameter(
  place: 'path' | 'query',
  one: { readonly name: string; readonly required: boolean; readonly schema: JsonSchema | undefined },
): Parameter {
  return { name: one.name, in: place, required: one.required, schema: one.schema ?? { type: 'string' } };
}

function bodyOf({ bytes }: Described, { body, inJson }: { readonly body: JsonSchema; readonly inJson: boolean }) {
  if (bytes?.body) return { required: true, content: { [bytes.body]: {} } };
  if (!inJson) return undefined;
  return { required: true, content: { 'application/json': { schema: body, example: exampleOf(body) } } };
}

function answerOf({ bytes, output }: Described, schemas: JsonSchemas): Content {
  if (bytes?.answer) return { content: Object.fromEntries(bytes.answer.map((type) => [type.replace(/;.*/, ''), {}])) };
  if (!output) return {};
  return { content: { 'application/json': { schema: schemas.of(output, 'output') } } };
}

function securityOf({ route }: Described): Operation['security'] {
  const person = route.path.startsWith('/portal/') ? 'member' : 'staff';
  return [
    ...(route.open ? [{}] : []),
    ...(route.scope ? [{ key: [] }] : []),
    ...(isOpenOnly(route) ? [] : [{ [person]: [] }]),
  ];
}

function isOpenOnly(route: Described['route']): boolean {
  return route.open === true && !route.scope;
}

const REVISION = { type: 'string', pattern: '^"\\d+"$', examples: ['"7"'] } as const;
const ETAG = { description: 'The revision, as If-Match takes it', schema: REVISION };
const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The revision that was read, instead of `revision` in the body. Somebody else’s change in between: 409.',
  schema: REVISION,
};

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Same key and body: the same answer, for good. Same key and another body: refused.',
  schema: { type: 'string', maxLength: LIMITS.idempotencyKeyLength },
};

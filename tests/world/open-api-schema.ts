import * as z from 'zod';

/**
 * What OpenAPI 3.1 demands of the parts our document has, after the specification's own text: names that must be there, places
 * that must agree, and nothing that is not known to it.
 */
const schemaObject = z.record(z.string(), z.unknown());
const mediaType = z.strictObject({ schema: schemaObject.optional(), example: z.unknown().optional() });
const content = z.record(z.string().regex(/^[\w*.+-]+\/[\w*.+-]+$/), mediaType);
const headers = z.record(z.string(), z.strictObject({ description: z.string().min(1), schema: schemaObject }));
const response = z.strictObject({
  description: z.string().min(1),
  headers: headers.optional(),
  content: content.optional(),
});

const parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['path', 'query', 'header', 'cookie']),
    required: z.boolean(),
    description: z.string().optional(),
    schema: schemaObject,
  })
  .refine((one) => one.in !== 'path' || one.required, 'a parameter in the path is required');

const operation = z
  .strictObject({
    operationId: z.string().min(1),
    summary: z.string().min(1),
    tags: z.array(z.string()).min(1),
    security: z.array(z.record(z.string(), z.array(z.string()))),
    'x-scope': z.string().optional(),
    parameters: z.array(parameter),
    requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
    responses: z
      .record(z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/), response)
      .refine((all) => Object.keys(all).length > 0, 'at least one response'),
  })
  .refine(({ parameters }) => {
    const names = parameters.map((one) => `${one.in} ${one.name.toLowerCase()}`);
    return new Set(names).size === names.length;
  }, 'parameters are named once');

const securityScheme = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('http'), scheme: z.string(), description: z.string().optional() }),
  z.strictObject({
    type: z.literal('apiKey'),
    in: z.enum(['query', 'header', 'cookie']),
    name: z.string(),
    description: z.string().optional(),
  }),
]);

export const openApiSchema = z
  .strictObject({
    openapi: z.string().regex(/^3\.1\.\d+$/),
    info: z.strictObject({ title: z.string(), version: z.string(), description: z.string().optional() }),
    servers: z.array(z.strictObject({ url: z.url() })),
    tags: z.array(z.strictObject({ name: z.string() })),
    paths: z.record(
      z.string().startsWith('/'),
      z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']), operation),
    ),
    components: z.strictObject({
      schemas: z.record(z.string().regex(/^[\w.-]+$/), schemaObject),
      securitySchemes: z.record(z.string().regex(/^[\w.-]+$/), securityScheme),
    }),
  })
  .superRefine((document, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    const tags = new Set(document.tags.map(({ name }) => name));
    const ids = new Set<string>();
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      for (const one of Object.values(methods)) {
        if (ids.has(one.operationId)) complain(`${one.operationId} names two operations`);
        ids.add(one.operationId);
        const told = one.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        if (told.sort().join() !== inPath.join())
          complain(`${path} has other parameters than ${one.operationId} tells`);
        for (const tag of one.tags) if (!tags.has(tag)) complain(`${tag} is no tag of the document`);
        for (const scheme of one.security.flatMap((each) => Object.keys(each))) {
          if (!Object.hasOwn(document.components.securitySchemes, scheme)) complain(`${scheme} is no security scheme`);
        }
      }
    }
    const shapes = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
    if (new Set(shapes).size < shapes.length) complain('two paths differ by the names of their parameters only');
  });

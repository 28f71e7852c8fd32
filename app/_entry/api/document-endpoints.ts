import { documentedForms } from '@/engine/reads/documented-forms';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import type { Authenticate } from './authenticate';
import { openApiDocument } from './open-api';

const ROUTE = { method: 'GET', path: '/openapi.json', tag: 'api', scope: 'definitions:read', open: true } as const;

/** The machine-readable contract: open to everybody, and with the forms of the company to whoever signs in or shows a key. */
export function documentEndpoints(store: Store, env: Env, authenticate: Authenticate): RawEndpoint[] {
  return [
    {
      method: ROUTE.method,
      path: ROUTE.path,
      handleRaw: async (caller) => {
        const known = await authenticate.maybe(caller);
        const forms = known ? await store.read((tx) => documentedForms(tx, known)) : [];
        return Response.json(openApiDocument(env.publicUrl, forms, process.env.npm_package_version ?? '0.1.0'));
      },
    },
  ];
}

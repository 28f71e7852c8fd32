import { documentedForms } from '@/engine/reads/documented-forms';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import type { Authenticate } from './authenticate';
import { DOCUMENT } from './document-route';
import { openApiDocument } from './open-api';

/** The machine-readable contract: open to everybody, and with the forms of the company to whoever signs in or shows a key. */
export function documentEndpoints(store: Store, env: Env, authenticate: Authenticate): RawEndpoint[] {
  return [
    {
      ...DOCUMENT.route,
      handleRaw: async (caller) => {
        const known = await authenticate.maybe(caller);
        const forms = known ? await store.read((tx) => documentedForms(tx, known)) : [];
        return Response.json(openApiDocument(env.publicUrl, forms));
      },
    },
  ];
}

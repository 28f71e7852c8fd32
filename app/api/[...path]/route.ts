import { services } from '@/app/_entry/services';

export const dynamic = 'force-dynamic';

/** The same router for plain Next and while developing; the server entry answers before Next is asked. */
async function handle(request: Request): Promise<Response> {
  const { router } = await services();
  return router.fetch(request);
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};

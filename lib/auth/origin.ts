const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * May this request use the cookies it carries? A request that changes something and carries a cookie must come from our own pages:
 * its Origin is that of `publicUrl`, or has the very host the request was sent to (an installation opened by its address before
 * `PUBLIC_URL` is set). Requests without cookies prove who they are by other means.
 */
export function originAllowed(request: Request, publicUrl: string): boolean {
  if (SAFE.has(request.method) || !request.headers.has('cookie')) return true;
  return sameOrigin(request, publicUrl);
}

/** As `originAllowed`, for addresses that hand out cookies: a page elsewhere may not even sign somebody in. */
export function originAllowedAtDoor(request: Request, publicUrl: string): boolean {
  if (SAFE.has(request.method)) return true;
  if (!request.headers.has('cookie') && !request.headers.has('origin')) return true;
  return sameOrigin(request, publicUrl);
}

function sameOrigin(request: Request, publicUrl: string): boolean {
  const origin = request.headers.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === new URL(publicUrl).origin || url.host === request.headers.get('host');
}

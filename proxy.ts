import { type NextRequest, NextResponse } from 'next/server';

const DEVELOPING = process.env.NODE_ENV === 'development';

/** Gives every page a content policy: only our own scripts run, and inline ones only with this request's nonce. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Pages do not know their own address; whoever must sign in first comes back to it.
  headers.set('x-pointwright-path', request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // React's development build rebuilds server stacks with eval; the product never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPING ? " 'unsafe-eval'" : ''}`,
    // Styles computed per element (Mantine, drag and drop, an app's accent) are attributes and style tags.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPING ? ' ws:' : ''}`,
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    // The studio shows the portal beside the form as phone and desktop.
    "frame-ancestors 'self'",
  ].join('; ');
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/static|_next/image|icon.svg).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
};

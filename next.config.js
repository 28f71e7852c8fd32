import createNextIntlPlugin from 'next-intl/plugin';

/** Headers of every page; the content policy carries a nonce and is set per request in `proxy.ts`. */
const HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  // The counter reads member cards with the camera.
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  // Types are a stage of `npm test`; checking them again would make every first start slower and need twice the memory.
  typescript: { ignoreBuildErrors: true },
  // Without it, development pages opened on 127.0.0.1 never hydrate.
  allowedDevOrigins: ['127.0.0.1'],
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // Native packages stay outside the bundle, so that the server entry and Next load the same module.
  serverExternalPackages: ['better-sqlite3', 'pg', 'sharp', 'pino', 'nodemailer'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
  headers: async () => [{ source: '/:path*', headers: HEADERS }],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);

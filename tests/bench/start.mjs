import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Measures what runs in production: bundles made as `npm start` makes them. Sources that are read on the fly run a third slower.
const ENTRIES = [
  'tests/bench/run',
  'tests/bench/serve-api',
  'tests/bench/import-child',
  'app/_entry/command-thread',
  'app/_entry/checkpoint-thread',
];

await build({
  entryPoints: ENTRIES.map((file) => ({ in: `${file}.ts`, out: path.basename(file) })),
  outdir: 'dist/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
await import(pathToFileURL(path.resolve('dist/bench/run.js')).href);

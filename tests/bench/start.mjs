import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Measures what runs in production: bundles made as `npm start` makes them. Sources that are read on the fly run a third slower.
const ENTRIES = ['run', 'serve-api', 'import-child'];

await build({
  entryPoints: ENTRIES.map((name) => `tests/bench/${name}.ts`),
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

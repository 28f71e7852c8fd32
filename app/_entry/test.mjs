import { command } from './enter.mjs';

/** `npm test`, or `npm test -- unit build` for some stages only. */
command(async () => {
  const { installDependencies } = await import('./install.mjs');
  await installDependencies();
  const { runStages } = await import('./run-stages.mjs');
  const only = process.argv.slice(2);
  if (only.length === 0 || only.includes('desktop') || only.includes('phone')) {
    const { provideBrowser } = await import('./browser.mjs');
    process.env.CHROMIUM_PATH = await provideBrowser();
  }
  process.exitCode = (await runStages(only)) ? 0 : 1;
});

import { command } from './enter.mjs';

command(async () => (await import('./launch.mjs')).launchCommand(process.argv[2]));

import pino, { type DestinationStream, type Logger } from 'pino';
import { masked, toldError } from './told-error';

/** One line of JSON for each thing worth knowing later. Bodies, names, phones and secrets are never logged. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { error: toldError, path: masked } };
  return destination ? pino(options, destination) : pino(options);
}

export const log = createLog(process.env.NODE_ENV === 'test' ? 'silent' : 'warn');

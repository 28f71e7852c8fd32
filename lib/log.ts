import pino from 'pino';

/** One line of JSON for each thing worth knowing later. Bodies, names, phones and secrets are never logged. */
export const log = pino({
  level: process.env.NODE_ENV === 'test' ? 'silent' : 'warn',
  base: null,
  serializers: { error: pino.stdSerializers.err },
});

import { TerminalRefusal } from './terminal.mjs';

/**
 * The refusal for an address that cannot be listened on; undefined when the error says something else.
 * @param {NodeJS.ErrnoException} error
 * @param {{ port: string | number, host: string }} address
 * @returns {TerminalRefusal | undefined}
 */
export function portRefusal(error, { port, host }) {
  if (error.code === 'EADDRINUSE') return new TerminalRefusal('refusals.portTaken', { port });
  if (error.code === 'EACCES') return new TerminalRefusal('refusals.portForbidden', { port });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new TerminalRefusal('refusals.hostUnknown', { host });
  return undefined;
}

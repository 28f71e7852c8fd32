import fs from 'node:fs';
import path from 'node:path';

/*
 * Sentences for a terminal, in the language the terminal is set to. No dependency, and no syntax that an old Node.js
 * lacks: this is what tells its owner that it is too old.
 */

/**
 * The language of the terminal: Chinese where the locale says so, else English.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {'zh-CN' | 'zh-TW' | 'en'}
 */
export function terminalLanguage(env) {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (!/^zh/i.test(locale)) return 'en';
  return /^zh[-_](tw|hk|mo|hant)/i.test(locale) ? 'zh-TW' : 'zh-CN';
}

/**
 * A sentence of the catalogue's area `terminal`, read from the working directory.
 * @param {string} key such as `refusals.portTaken`
 * @param {Readonly<Record<string, string | number>>} [params]
 * @returns {string}
 */
export function terminalText(key, params = {}) {
  const file = path.join('lib/i18n/messages', terminalLanguage(process.env), 'terminal.json');
  const texts = JSON.parse(fs.readFileSync(file, 'utf8'));
  const text = key.split('.').reduce((place, name) => place[name], texts);
  return String(text).replace(/\{(\w+)\}/g, (_, name) => String(params[name]));
}

/**
 * A refusal that a person at the terminal can act on; its sentence is `terminal.<key>`.
 */
export class TerminalRefusal extends Error {
  /**
   * @param {string} key
   * @param {Readonly<Record<string, string | number>>} [params]
   */
  constructor(key, params) {
    super(terminalText(key, params));
    this.name = 'TerminalRefusal';
    this.key = key;
  }
}

import { afterEach, describe, expect, it, vi } from 'vitest';
import { satisfies } from '@/app/_entry/enter.mjs';
import { NewerDatabase } from '@/lib/db/migrate';
import { readEnv } from '@/lib/env';
import { DataInUse } from '@/lib/server-lock';
import { startupSentence } from '@/lib/startup-sentence';
import { TerminalRefusal, terminalLanguage, terminalText } from '@/lib/terminal.mjs';

afterEach(() => vi.unstubAllEnvs());

describe('the language of the terminal', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_HK' }, 'zh-TW'],
    [{ LANG: 'zh_CN', LC_ALL: '' }, 'zh-CN'],
  ] as const)('%j is %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });

  it('is the one sentences are written in', () => {
    vi.stubEnv('LC_ALL', 'zh_CN.UTF-8');
    expect(terminalText('refusals.portTaken', { port: 3000 })).toContain('端口 3000 已被其他程序占用');
    vi.stubEnv('LC_ALL', 'C');
    expect(terminalText('refusals.portTaken', { port: 3000 })).toContain('Port 3000 is already taken');
  });
});

describe('the version of Node.js', () => {
  it.each([
    ['20.19.0', true],
    ['20.18.9', false],
    ['20.2.0', false],
    ['18.20.4', false],
    ['22.0.0', true],
    ['24.1.0', true],
  ])('%s against >=20.19: %s', (version, fits) => {
    expect(satisfies(version, '>=20.19')).toBe(fits);
  });
});

describe('what the terminal says when the server cannot start', () => {
  const system = (properties: object) => Object.assign(new Error('x'), properties);
  const sqlite = { DATA_DIR: '/srv/data' };
  const postgres = { DATABASE_URL: 'postgres://u:secret@db.example/p', DATA_DIR: '/srv/data' };

  it.each([
    [system({ code: 'EADDRINUSE', syscall: 'listen', port: 3000 }), sqlite, 'Port 3000 is already taken'],
    [system({ code: 'EACCES', syscall: 'listen', port: 80 }), sqlite, 'may not open port 80'],
    [system({ code: 'EACCES', syscall: 'mkdir', path: '/srv/data/uploads' }), sqlite, '/srv/data cannot be written'],
    [system({ code: 'EACCES', syscall: 'mkdir', path: '/srv' }), sqlite, '/srv/data cannot be written'],
    [system({ code: 'SQLITE_CANTOPEN' }), sqlite, '/srv/data cannot be written'],
    [system({ code: 'SQLITE_NOTADB' }), sqlite, 'damaged'],
    [system({ code: 'SQLITE_FULL' }), sqlite, 'full'],
    [new DataInUse('/srv/data'), sqlite, 'in use by a running'],
    [new NewerDatabase('0007_x'), sqlite, '0007_x'],
    [system({ code: 'ECONNREFUSED', syscall: 'connect' }), postgres, 'does not answer'],
    [system({ code: '28P01' }), postgres, 'refuses the user'],
    [new Error('query', { cause: system({ code: '3D000' }) }), postgres, 'does not exist'],
    [new TerminalRefusal('backup.usage'), sqlite, 'npm run backup'],
  ])('%s', (error, env, part) => {
    vi.stubEnv('LC_ALL', 'C');
    const sentence = startupSentence(error, env as unknown as NodeJS.ProcessEnv);
    expect(sentence).toContain(part);
    expect(sentence).not.toContain('secret');
  });

  it('names a setting that cannot be used', () => {
    vi.stubEnv('LC_ALL', 'C');
    let problem: unknown;
    try {
      readEnv({ PORT: 'many' });
    } catch (error) {
      problem = error;
    }
    expect(startupSentence(problem)).toContain('PORT is not usable');
  });

  it.each([
    [new Error('a mistake of ours')],
    [system({ code: 'ENOENT', syscall: 'open', path: '/opt/pointwright/.next/BUILD_ID' })],
    [undefined],
  ])('stays silent about %s', (error) => {
    expect(startupSentence(error, sqlite as unknown as NodeJS.ProcessEnv)).toBeNull();
  });
});

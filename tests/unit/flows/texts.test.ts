import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { MODES, OUTCOMES } from '@/engine/flows/marking';
import { NODE_TYPES } from '@/engine/flows/nodes/registry';
import { flowBodySchema } from '@/engine/flows/schema';
import { LOCALES } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';

/** Names of the settings a schema knows, through unions and defaults. */
function settingsOf(schema: unknown): string[] {
  const { def } = schema as { def: z.core.$ZodTypeDef & Record<string, unknown> }; // every schema of zod has one
  if (def.type === 'object') return Object.keys(def.shape as object);
  if (def.type === 'union') return (def.options as unknown[]).flatMap(settingsOf);
  return 'innerType' in def ? settingsOf(def.innerType) : [];
}

const NOTES = [
  'nobody',
  'initiator',
  'approvedBefore',
  'deadline',
  'fallback',
  'admins',
  'stuck',
  'limit',
  'reminded',
  'blankDate',
  'repeated',
  'failed',
];
const STATES = ['idle', 'waiting', 'active', 'passed', 'rejected', 'cancelled', 'parked'];
const ACTIONS = [
  'start',
  'approve',
  'reject',
  'return',
  'transfer',
  'reassign',
  'timer',
  'withdraw',
  'terminate',
  'comment',
  'retry',
  'failed',
];

describe.each(LOCALES)('in %s', (locale) => {
  const t = translator(locale, 'Asia/Shanghai');
  const keys = [
    ...NODE_TYPES.flatMap(({ type, group, config }) => [
      `nodes.${type}.title`,
      `nodes.${type}.summary`,
      `groups.${group}`,
      ...settingsOf(config).map((name) => `settings.${name}`),
    ]),
    ...['description', 'form', 'policies', 'admins', 'withdraw', 'deadline'].map((name) => `settings.${name}`),
    ...MODES.flatMap((mode) => [`modes.${mode}`, `why.${mode}`, `threshold.${mode}`]),
    ...OUTCOMES.flatMap((outcome) => [`why.${outcome}`, `status.${outcome}`]),
    ...NOTES.map((note) => `notes.${note}`),
    ...STATES.map((state) => `states.${state}`),
    ...ACTIONS.map((action) => `actions.${action}`),
    'status.running',
  ];

  it('everything a flow can say has words', () => {
    expect(settingsOf(flowBodySchema)).toContain('withdraw');
    expect([...new Set(keys)].filter((key) => !t.has(`flows.${key}`))).toEqual([]);
  });

  it('who was first is told with the time in the company’s zone', () => {
    const at = Date.UTC(2026, 0, 15, 2, 32);
    expect(t('flows.faults.alreadyHandled', { who: 'Li', at })).toMatch(/Li.*10:32/);
  });
});

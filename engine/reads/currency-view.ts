import * as z from 'zod';
import { currentProgram, type LoadedApp } from '@/engine/apps/loaded-app';
import { localTextSchema } from '@/engine/kernel/text';

/** The points of an app as screens name them. */
export const currencySchema = z.strictObject({
  code: z.string(),
  name: localTextSchema,
  unit: localTextSchema,
  scale: z.number(),
});

export function currencyView(app: LoadedApp, now: number): z.infer<typeof currencySchema> | null {
  if (app.programs.length === 0) return null;
  const { code, name, unit, scale } = currentProgram(app, now).body.currency;
  return { code, name, unit, scale };
}

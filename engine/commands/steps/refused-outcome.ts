import * as z from 'zod';
import type { Fault } from '@/engine/kernel/fault';

const problemSchema = z.strictObject({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** One of many that was refused while the others went on. */
export const refusedSchema = z.strictObject({
  status: z.literal('refused'),
  code: z.string(),
  problems: z.array(problemSchema),
});

export function refusalOf(fault: Fault): z.infer<typeof refusedSchema> {
  return {
    status: 'refused',
    code: fault.code,
    problems: fault.problems.map((one) => ({ ...one, params: one.params && { ...one.params } })),
  };
}

import { formBodySchema } from '@/engine/forms/schema';
import { formTables, mergeShapes } from '@/engine/forms/table';
import { Fault } from '@/engine/kernel/fault';
import { isUniqueViolation } from '@/lib/db/dialect';
import { type TableShape, widenTable } from '@/lib/db/table-shape';
import type { Tx } from '@/lib/db/types';
import { formTableShape, saveFormTableShape } from './store';

/** Makes or widens the tables of a form; refused when a field is to be unique while its values are not. */
export async function widenFormTables(
  tx: Tx,
  formId: string,
  form: { workspaceId: string; body: unknown },
): Promise<void> {
  const body = formBodySchema.parse(form.body);
  const before = (await formTableShape(tx, formId)) as readonly TableShape[] | null; // written below
  const shapes: TableShape[] = [];
  for (const next of formTables(formId, body)) {
    const old = before?.find((one) => one.name === next.name) ?? null;
    const shape = mergeShapes(old, next);
    try {
      await widenTable(tx, shape, old);
    } catch (error) {
      if (isUniqueViolation(error)) throw new Fault('refused', 'definitions.duplicatesExist');
      throw error;
    }
    shapes.push(shape);
  }
  const gone = (before ?? []).filter((old) => !shapes.some((shape) => shape.name === old.name));
  await saveFormTableShape(tx, { formId, workspaceId: form.workspaceId, shape: [...shapes, ...gone] });
}

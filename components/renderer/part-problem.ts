import type { Cell } from '@/engine/forms/cell';
import type { FormState } from '@/engine/forms/form-state';
import { withDescendants } from '@/engine/forms/tree';
import type { FillProgress } from './fill-progress';
import { nameOf } from './form-scope';

/** Whether a field in a part of the form, or in one of its rows, shows a problem by now. */
export function partHasProblem(state: FormState, progress: FillProgress, part: string): boolean {
  return withDescendants(state.form.body.fields, part).some(({ id, parent }) => {
    const rows = parent === null ? undefined : state.rows.get(parent);
    if (!rows) return shows(progress, id, state.cells.get(id));
    return rows.some((row, at) => shows(progress, nameOf({ section: parent ?? '', row: at, field: id }), row.get(id)));
  });
}

function shows(progress: FillProgress, name: string, cell: Cell | undefined): boolean {
  if (!cell?.visible) return false;
  return progress.told(name) !== undefined || (progress.isDue(name) && cell.problems.length > 0);
}

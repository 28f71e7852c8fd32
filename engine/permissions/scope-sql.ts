import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { orgUnit } from '@/drizzle/tables/accounts';
import type { Actor } from '@/engine/kernel/actor';
import { reachOf } from './can';
import type { Permission } from './permissions';

/**
 * The condition that limits rows to those the actor may see or touch: `column` holds the row's org unit id. Rows of no unit pass
 * only for the whole company. The caller still limits the rows to the actor's workspace.
 */
export function scopeSql(actor: Actor, permission: Permission, column: SQLWrapper): SQL {
  const reach = reachOf(actor, permission);
  if (reach === 'everywhere') return sql`1 = 1`;
  if (reach.length === 0) return sql`1 = 0`;
  return sql`${column} in (${unitsBelow(actor.workspaceId, reach)})`;
}

/** The condition that limits rows to one unit and what lies below it. */
export function withinUnit(workspaceId: string, orgUnitId: string, column: SQLWrapper): SQL {
  return sql`${column} in (${unitsBelow(workspaceId, [orgUnitId])})`;
}

/** Ids of the units and of everything below them. The tree is small and the subquery does not depend on the outer row: it runs once. */
function unitsBelow(workspaceId: string, tops: readonly string[]): SQL {
  const unit = sql.identifier('reached_unit');
  const top = sql.identifier('top_unit');
  const ids = sql.join(
    tops.map((id) => sql`${id}`),
    sql`, `,
  );
  return sql`select ${unit}.id from ${orgUnit} as ${unit} join ${orgUnit} as ${top}
    on ${unit}.workspace_id = ${top}.workspace_id and substr(${unit}.path, 1, length(${top}.path)) = ${top}.path
    where ${top}.workspace_id = ${workspaceId} and ${top}.id in (${ids})`;
}

import { type SQL, sql } from 'drizzle-orm';
import { orgUnit } from '@/drizzle/tables/accounts';
import type { Actor } from '@/engine/kernel/actor';
import { reachOf } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import { scopeSql } from '@/engine/permissions/scope-sql';
import type { Tx } from '@/lib/db/types';

/**
 * As `scopeSql` over a form's table. Most people have one store: then the store's own index gives its newest records at once, however
 * few they are among all. Of several stores the records are found in the order of the list instead: the plus keeps the planner from
 * gathering and sorting everything they have.
 */
export async function recordScope(tx: Tx, actor: Actor, permission: Permission): Promise<SQL> {
  const column = sql.identifier('org_unit_id');
  if (reachOf(actor, permission) === 'everywhere') return sql`1 = 1`;
  const reached = await tx.db
    .select({ id: orgUnit.id })
    .from(orgUnit)
    .where(scopeSql(actor, permission, orgUnit.id))
    .limit(2);
  const [only, more] = reached;
  if (only && !more) return sql`${column} = ${only.id}`;
  return scopeSql(actor, permission, tx.dialect === 'sqlite' ? sql`+${column}` : column);
}

import { numberPart } from '@/engine/apps/form-parts';
import { setStock } from '@/engine/rewards/stock';
import type { Tx } from '@/lib/db/types';
import type { Changed, Purpose } from './purpose';

/** A reward's record says how many there are; how many are left is kept beside it. */
export const reward: Purpose = {
  purpose: 'reward',
  created: save,
  updated: save,
};

async function save(tx: Tx, { app, form, record }: Changed): Promise<void> {
  await setStock(tx, {
    workspaceId: app.workspaceId,
    rewardId: record.id,
    stock: numberPart(form, record.values, 'stock'),
  });
}

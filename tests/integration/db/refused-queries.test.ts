import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { member } from '@/drizzle/tables/members';
import { insertMember } from '@/engine/members/store/members';
import { errorText } from '@/lib/told-error';
import { foundCompany } from '../../world/people';
import { testStore } from '../../world/store';

const { store } = await testStore();
const { workspaceId } = await foundCompany(store);

it('a query that is refused tells its text and why, and nobody’s values', async () => {
  const phone = '13900001234';
  const fresh = { workspaceId, phone, orgUnitId: null, profileRecordId: null, locale: 'zh-CN' as const };
  const { id } = await store.write((tx) => insertMember(tx, fresh));
  const again = store.write(async (tx) => {
    const [row] = await tx.db.select().from(member).where(sql`${member.id} = ${id}`);
    if (row) await tx.db.insert(member).values({ ...row, cardNumber: '林夏的卡' });
  });
  const error = await again.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const everything = `${errorText(error)} ${JSON.stringify(error, Object.getOwnPropertyNames(error))}`;
  expect(everything).toMatch(/Failed query: insert into "member"/);
  expect(everything).toMatch(/unique|duplicate/i);
  // Also where somebody prints the whole of it, as Next does for a page.
  for (const text of [everything, inspect(error, { depth: 5 })]) {
    expect(text).not.toContain(phone);
    expect(text).not.toContain('林夏');
    expect(text).not.toContain(id);
  }
});

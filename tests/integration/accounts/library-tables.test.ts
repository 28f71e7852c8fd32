import { getAuthTables } from 'better-auth/db';
import { getTableColumns } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from '@/drizzle/tables/sign-in';
import { makeStaffAuth } from '@/lib/auth/staff-session';
import { testStore } from '../../world/store';
import { PUBLIC_URL } from './visitor';

const { store } = await testStore();

it('the tables written by hand are those the sign-in library wants', async () => {
  const auth = await makeStaffAuth(store, PUBLIC_URL);
  const ours = {
    user: authUser,
    session: authSession,
    account: authAccount,
    verification: authVerification,
    twoFactor: authTwoFactor,
  };
  const wanted = getAuthTables(auth.options);
  expect(Object.keys(wanted).toSorted()).toEqual(Object.keys(ours).toSorted());
  for (const [name, table] of Object.entries(ours)) {
    const columns = getTableColumns(table) as Record<string, { notNull: boolean }>;
    const fields = wanted[name]?.fields ?? {};
    expect(Object.keys(columns).toSorted(), name).toEqual(['id', ...Object.keys(fields)].toSorted());
    for (const [field, { required }] of Object.entries(fields)) {
      // What the library may leave out must not be demanded.
      if (required === false) expect(columns[field]?.notNull, `${name}.${field}`).toBe(false);
    }
  }
});

import { kit } from '../kit';

const { table, text, time } = kit;

/** Facts about the whole installation: setup token, secrets made at first start. */
export const installation = table('installation', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  updatedAt: time('updated_at').notNull(),
});

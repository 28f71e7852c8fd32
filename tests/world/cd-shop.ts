import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { publishApp } from '@/engine/commands/publish-app';
import { words } from '@/engine/templates/template';
import type { Company } from './company';

const memberForm = {
  title: words('会员', '會員', 'Members'),
  purpose: 'member',
  bindings: { cardNumber: 'card' },
  recordTitle: '{card}',
  fields: [{ id: 'card', type: 'text', title: words('卡号', '卡號', 'Card'), required: true, unique: true }],
};

const purchaseForm = {
  title: words('消费', '消費', 'Purchases'),
  purpose: 'purchase',
  bindings: { member: 'member', amount: 'amount', occurredAt: 'bought_on' },
  fields: [
    { id: 'member', type: 'member', title: words('会员', '會員', 'Member'), required: true },
    { id: 'bought_on', type: 'date', title: words('日期', '日期', 'Day'), required: true },
    { id: 'cds', type: 'number', title: words('张数', '張數', 'CDs') },
    { id: 'amount', type: 'money', title: words('金额', '金額', 'Amount'), required: true },
  ],
};

const program = {
  title: words('积分', '點數', 'Points'),
  currency: { code: 'points', name: words('积分', '點數', 'Points'), unit: words('分', '點', 'points') },
  effectiveFrom: '1997-01-01',
  validity: { kind: 'months', months: 12 },
  rules: [
    {
      key: 'purchase',
      title: words('消费积分', '消費積點', 'Purchases'),
      form: 'purchase',
      event: 'created',
      effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'amount' },
    },
  ],
  tiers: [
    { key: 'bronze', name: words('铜卡', '銅卡', 'Bronze'), color: '#8a6414', threshold: 0 },
    { key: 'silver', name: words('银卡', '銀卡', 'Silver'), color: '#6b7480', threshold: 100 },
    { key: 'gold', name: words('金卡', '金卡', 'Gold'), color: '#2b2622', threshold: 500 },
  ],
};

/** Thresholds in dollars by lifetime spend, the lowest first. */
export const CD_SHOP_TIERS = [
  ['bronze', 0],
  ['silver', 100],
  ['gold', 500],
] as const;

/** A CD shop's app: a point for each whole dollar, no cap, good for twelve months, three tiers; or on other terms of its program. */
export async function cdShop(company: Pick<Company, 'run'>, terms: object = {}): Promise<string> {
  const { run } = company;
  const { key: app } = await run(createApp, { title: words('唱片店', '唱片行', 'CD shop'), key: 'cds' });
  await run(createDefinition, { app, kind: 'form', key: 'member', body: memberForm });
  await run(createDefinition, { app, kind: 'form', key: 'purchase', body: purchaseForm });
  await run(createDefinition, { app, kind: 'program', key: 'points', body: { ...program, ...terms } });
  await run(publishApp, { app });
  return app;
}

import { describe, expect, it } from 'vitest';
import { flatten, readCatalogues } from './catalogues';
import { CODE, filesIn } from './sources';
import { usedTextComplaints } from './used-texts';

it('every text the code asks for is in the catalogues', () => {
  const messages = readCatalogues().get('zh-CN') ?? new Map();
  const files = filesIn(['app', 'components', 'engine', 'lib'], CODE);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => usedTextComplaints(file, messages))).toEqual([]);
});

describe('the check of used texts', () => {
  const messages = flatten({
    ui: { save: '', types: { text: '', number: '' }, faults: { unknown: '' } },
    ledger: { faults: { short: '' }, problems: { tooMuch: '' }, why: { earned: '' } },
  });
  const check = (text: string) => usedTextComplaints({ file: 'components/a.tsx', text }, messages);

  it.each([
    "function A() { const t = useTranslations('ui'); return t('sav'); }",
    "function A() { const t = useTranslations('ui'); return () => t('sav'); }",
    "function A() { const t = useTranslations('ui'); return t.rich('sav', {}); }",
    "async function A() { const t = await getTranslations('u'); return t('save'); }",
    "async function A() { const t = await getTranslations({ namespace: 'ui' }); return t('sav'); }",
    "async function A() { const [a, t] = await Promise.all([b(), getTranslations('ui')]); return t('sav'); }",
    "function A(p) { const t = useTranslations('ui'); return t(p.on ? 'save' : 'sav'); }",
    "function A() { const t = useTranslations(); return t('ui.sav'); }",
    "function A(p) { const t = useTranslations('ui'); return t(`type.$" + '{p.type}`); }',
    "throw new Fault('refused', 'ledger.shor');",
    "throw new Fault('refused', ok ? 'ledger.short' : 'ledger.shor');",
    "throw new Fault('refused', 'elsewhere.short');",
    "const a = { path: '/', code: 'ledger.tooMuc' };",
    "const a = { path: '/', code: 'flows.nobody' };",
    "const p = problem('ledger.tooMuc');",
    "const k = { key: 'ledger.why.earnd' };",
  ])('complains about %s', (text) => {
    expect(check(text)).toHaveLength(1);
  });

  it.each([
    "function A() { const t = useTranslations('ui'); return t('save'); }",
    "function A(p) { const t = useTranslations('ui'); return t(`types.$" + '{p.type}`); }',
    "function A(p) { const t = useTranslations('ui'); return t(p.key); }",
    "function A() { const t = useTranslations('ui'); return b.map((t) => t('other')); }",
    "function A() { const t = useTranslations('ui'); return t.has('other'); }",
    "function B(t) { return t('anything'); }",
    "throw new Fault('refused', 'ledger.short');",
    "const a = { path: '/', code: 'ledger.tooMuch' };",
    "const a = { code: 'E42' };",
    "const a = { key: 'cafe.size' };",
    "const k = { key: 'ledger.why.earned' };",
  ])('is silent about %s', (text) => {
    expect(check(text)).toEqual([]);
  });
});

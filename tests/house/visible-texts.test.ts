import { describe, expect, it } from 'vitest';
import { CODE, filesIn } from './sources';
import { languageComplaints, visibleTextComplaints } from './visible-texts';

const view = (body: string) =>
  visibleTextComplaints({ file: 'components/a.tsx', text: `export const A = (p) => ${body};` });

/** Definitions a company installs, and tables that read or write a language as data. */
const MAY_SPEAK = [/^engine\/templates\//, /^engine\/expressions\/functions\/read-date\.ts$/];

describe('this project', () => {
  it('shows no text that is not in the catalogues', () => {
    const files = filesIn(['app', 'components'], CODE).filter(({ file }) => !file.startsWith('app/_entry/'));
    expect(files.flatMap(visibleTextComplaints)).toEqual([]);
  });

  it('keeps words of a language to catalogues, templates and data', () => {
    const files = filesIn(['app', 'components', 'engine', 'lib'], CODE);
    expect(files.length).toBeGreaterThan(0);
    expect(
      files.filter(({ file }) => !MAY_SPEAK.some((pattern) => pattern.test(file))).flatMap(languageComplaints),
    ).toEqual([]);
  });
});

describe('the check of visible texts', () => {
  it.each([
    '<p>Hello there</p>',
    '<p>你好</p>',
    '<><b>{p.n}</b> points</>',
    '<input placeholder="Your name" />',
    '<img alt="会员卡" src={p.src} />',
    '<Button aria-label="close" />',
    "<p>{'Saved'}</p>",
    "<p>{p.ok ? 'Yes' : p.no}</p>",
    "<p>{p.ok && 'Saved'}</p>",
    "<p>{p.name ?? 'nobody'}</p>",
    '<p>{`$' + '{p.n} points`}</p>',
    "<Button title={p.ok ? 'Open' : 'Shut'} />",
    "notify({ message: 'Record saved' })",
    "notify({ title: 'Saved' })",
  ])('complains about %s', (body) => {
    expect(view(body)).not.toEqual([]);
  });

  it.each([
    "<p>{t('hello')}</p>",
    '<p>· 1/2 — ×</p>',
    '<a href="/sign-in" className="card wide">{p.text}</a>',
    '<Button aria-label={t("close")} type="submit" />',
    "<p className={p.ok ? 'yes' : 'no'}>{t(p.ok ? 'yes' : 'no')}</p>",
    "<p>{p.kind === 'text' && <b>{p.text}</b>}</p>",
    "<p>{p.kind === 'text' ? p.a : p.b}</p>",
    "<p>{p.rows.map((row) => row['name'])}</p>",
    '<span>CSV</span>',
    '<style>{`.a { color: red }`}</style>',
    "column({ label: 'name' })",
  ])('is silent about %s', (body) => {
    expect(view(body)).toEqual([]);
  });
});

describe('the check of languages', () => {
  const check = (text: string) => languageComplaints({ file: 'lib/a.tsx', text });

  it.each(["const name = '会员';", 'const year = /年/;', 'const view = <p>积分</p>;', 'const text = `第$' + '{n}页`;'])(
    'complains about %s',
    (text) => {
      expect(check(text)).toHaveLength(1);
    },
  );

  it.each(["const quote = '“”…—';", 'const wide = /，/;', '// 消费, 签到', "const currency = '¥';"])(
    'is silent about %s',
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
});

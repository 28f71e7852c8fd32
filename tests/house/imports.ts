import path from 'node:path';
import { type Complaint, complaint } from './complaint';
import { LINE, type SourceFile } from './sources';
import { argumentsOf, type Node, parse, textOf, walk } from './syntax';

/** Nouns inside the engine in their order: each imports only from earlier lines, and not from its neighbours. */
export const NOUNS = [
  ['kernel'],
  ['definitions', 'organisation', 'audit'],
  ['expressions', 'conditions'],
  ['fields', 'ledger', 'permissions'],
  ['forms'],
  ['records'],
  ['members', 'rewards'],
  ['rules', 'tiers', 'flows', 'automation'],
  ['segments', 'analytics'],
  ['apps', 'templates'],
  ['commands', 'reads'],
] as const;

/** What runs in a browser takes pure functions only. */
const SERVER_SIDE = [
  /^engine\/(?!fields\/)[^/]+\/store(\.ts$|\/)/,
  /^engine\/(commands|reads)\//,
  /^lib\/(db|jobs)\//,
  /^drizzle\//,
];
/** The engine means the same in a browser, a server and a test. */
const SCREENS = /^(react|react-dom|next|next-intl|@mantine\/[^/]+|@xyflow\/[^/]+|server-only)(\/|$)/;

export interface Import {
  readonly from: string;
  readonly line: number;
  /** As written. */
  readonly what: string;
  /** The file of ours it means; undefined for a package, null when there is no such file. */
  readonly to: string | null | undefined;
}

/** Every import of every file, of types as well, of whatever form. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  const known = new Set(files.map(({ file }) => file));
  return files.flatMap((file) => {
    const syntax = parse(file);
    const found: Import[] = [];
    walk(syntax.module, (node) => {
      const what = importedBy(node);
      if (what === undefined) return;
      found.push({ from: file.file, line: syntax.line(node), what, to: resolve(file.file, what, known) });
    });
    return found;
  });
}

function importedBy(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node.source);
    case 'TsImportType':
      return textOf(node.argument);
    case 'TsExternalModuleReference':
      return textOf(node.expression);
    case 'CallExpression': {
      const { type, value } = node.callee as Node; // every call has one
      return type === 'Import' || (type === 'Identifier' && value === 'require')
        ? textOf(argumentsOf(node)[0])
        : undefined;
    }
    default:
      return undefined;
  }
}

function resolve(from: string, what: string, known: ReadonlySet<string>): string | null | undefined {
  const inside = what.startsWith('@/')
    ? what.slice(2)
    : /^\.\.?(\/|$)/.test(what)
      ? path.posix.join(path.posix.dirname(from), what)
      : undefined;
  if (inside === undefined) return undefined;
  const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '.js', '/index.ts', '/index.tsx'];
  const found = endings.map((ending) => inside + ending).find((file) => known.has(file));
  // Styles, texts and pictures import nothing themselves.
  return found ?? (/\.(css|json|svg|png|ttf)$/.test(inside) ? undefined : null);
}

/** Imports against the line, the order of nouns, or one of the other borders. */
export function borderComplaints(imports: readonly Import[]): Complaint[] {
  return imports.flatMap((one) => {
    const broken = brokenBorder(one);
    return broken ? [complaint({ file: one.from, line: one.line }, `imports ${one.what}: ${broken}`)] : [];
  });
}

function brokenBorder({ from, what, to }: Import): string | undefined {
  if (to === null) return 'there is no such file';
  if (to === undefined)
    return from.startsWith('engine/') && SCREENS.test(what) ? 'the engine knows no screen' : undefined;
  if (to.startsWith('tests/')) return from.startsWith('tests/') ? undefined : 'nothing imports tests';
  const [here, there] = [folderRank(from), folderRank(to)];
  if (here !== -1 && there !== -1 && there < here) return `${LINE[here]} stands right of ${LINE[there]}`;
  if (from.startsWith('components/') && SERVER_SIDE.some((pattern) => pattern.test(to)))
    return 'components run in a browser and take only what is pure';
  return brokenOrder(from, to);
}

function folderRank(file: string): number {
  return LINE.findIndex((folder) => file.startsWith(`${folder}/`));
}

function brokenOrder(from: string, to: string): string | undefined {
  const [here, there] = [nounOf(from), nounOf(to)];
  if (here === undefined || there === undefined || here === there) return undefined;
  const [hereRank, thereRank] = [nounRank(here), nounRank(there)];
  if (hereRank === -1) return `the noun ${here} has no place in the order`;
  return thereRank >= hereRank || thereRank === -1 ? `the noun ${there} does not come before ${here}` : undefined;
}

function nounOf(file: string): string | undefined {
  return /^engine\/([^/]+)\//.exec(file)?.[1];
}

function nounRank(noun: string): number {
  return NOUNS.findIndex((nouns) => nouns.some((one) => one === noun));
}

/** Groups of files that import each other in a circle: one thing cut in two. */
export function cycleComplaints(imports: readonly Import[]): Complaint[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) if (to) next.set(from, [...(next.get(from) ?? []), to]);
  const seen = new Set<string>();
  const found: Complaint[] = [];

  function follow(file: string, trail: readonly string[]): void {
    const at = trail.indexOf(file);
    if (at !== -1)
      found.push(complaint({ file }, `imports itself by way of ${[...trail.slice(at + 1), file].join(' > ')}`));
    if (at !== -1 || seen.has(file)) return;
    for (const one of next.get(file) ?? []) follow(one, [...trail, file]);
    seen.add(file);
  }

  for (const file of next.keys()) follow(file, []);
  return found;
}

import type { FormulaProblem } from './types';

export type TokenKind = 'number' | 'text' | 'name' | 'word' | 'operator' | 'open' | 'close' | 'comma' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** What it means: digits, the text without its quotes, the name without its braces, the operator in its plain spelling. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export interface Tokens {
  /** Always ends with an `end` token; with a problem it ends where the problem begins. */
  readonly tokens: readonly Token[];
  readonly problem?: FormulaProblem;
}

const SPACE = /\s+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const OPERATOR = /<=|>=|<>|[-+*/^%&=<>]/y;
const TEXT = /"((?:[^"]|"")*)"|[“”]([^“”]*)”/uy;
const NAME = /\{((?:[^}\r\n]|\}\})*)\}/y;

/** Signs that a Chinese keyboard or a textbook writes, one UTF-16 unit each. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['＋', '+'],
  ['－', '-'],
  ['−', '-'],
  ['＊', '*'],
  ['×', '*'],
  ['／', '/'],
  ['÷', '/'],
  ['＾', '^'],
  ['％', '%'],
  ['＆', '&'],
  ['＝', '='],
  ['＜', '<'],
  ['＞', '>'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '<>'],
]);

const MARKS: ReadonlyMap<string, TokenKind> = new Map([
  ['(', 'open'],
  [')', 'close'],
  [',', 'comma'],
]);

/** Splits a formula into tokens with their places. A leading `=`, as spreadsheets write it, is passed over. */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  let at = match(/\s*[=＝]?/uy, source, 0)?.length ?? 0;
  for (;;) {
    at += match(SPACE, source, at)?.length ?? 0;
    if (at >= source.length) return { tokens: [...tokens, end(source.length)] };
    const token = readToken(source, at);
    if ('code' in token) return { tokens: [...tokens, end(at)], problem: token };
    tokens.push(token);
    at = token.to;
  }
}

function readToken(source: string, at: number): Token | FormulaProblem {
  const sign = source[at] ?? '';
  if (sign === '"' || sign === '“' || sign === '”') return readText(source, at);
  if (sign === '{') return readName(source, at);
  const number = match(NUMBER, source, at);
  if (number) return token('number', number, at, number.length);
  const word = match(WORD, source, at);
  if (word) return token('word', word, at, word.length);
  const operator = match(OPERATOR, source, at);
  if (operator) return token('operator', operator, at, operator.length);
  const plain = SPELLINGS.get(sign) ?? sign;
  const mark = MARKS.get(plain);
  if (mark) return token(mark, plain, at, 1);
  if (plain !== sign) return readSpelledOperator(source, at);
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  return { from: at, to: at + character.length, code: 'expressions.unknownCharacter', params: { character } };
}

/** `＜＝` and its kin are two signs that mean one. */
function readSpelledOperator(source: string, at: number): Token {
  const plain = (place: number) => SPELLINGS.get(source[place] ?? '') ?? source[place] ?? '';
  const both = plain(at) + plain(at + 1);
  return /^(<=|>=|<>)$/.test(both) ? token('operator', both, at, 2) : token('operator', plain(at), at, 1);
}

function readText(source: string, at: number): Token | FormulaProblem {
  TEXT.lastIndex = at;
  const found = TEXT.exec(source);
  if (!found) return { from: at, to: source.length, code: 'expressions.unclosedText' };
  return token('text', found[1]?.replaceAll('""', '"') ?? found[2] ?? '', at, found[0].length);
}

function readName(source: string, at: number): Token | FormulaProblem {
  NAME.lastIndex = at;
  const found = NAME.exec(source);
  if (!found) return { from: at, to: source.length, code: 'expressions.unclosedName' };
  const name = (found[1] ?? '').replaceAll('}}', '}').trim();
  if (name === '') return { from: at, to: at + found[0].length, code: 'expressions.emptyName' };
  return token('name', name, at, found[0].length);
}

/** A name as it stands in a formula. */
export function braced(name: string): string {
  return `{${name.replaceAll('}', '}}')}}`;
}

function token(kind: TokenKind, value: string, from: number, length: number): Token {
  return { kind, value, from, to: from + length };
}

function end(at: number): Token {
  return { kind: 'end', value: '', from: at, to: at };
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

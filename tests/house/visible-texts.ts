import { type Complaint, complaint } from './complaint';
import type { SourceFile } from './sources';
import { isNode, type Node, nameOf, parse, textOf, walk } from './syntax';

/** Attributes a person reads or hears. */
const ATTRIBUTES = new Set([
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'error',
  'legend',
  'summary',
]);
/** Properties that libraries show, in messages, columns and menus. */
const PROPERTIES = new Set(['title', 'message', 'label', 'placeholder', 'description']);
/** Han, kana and hangul. Full-width signs are no words: parsers name them. */
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Two letters in a row are a word; signs, numbers and single letters are none. */
const WORD = /\p{L}{2,}/u;
/** What is written alike in every language. */
const NAMES = /^(CSV|XLSX|PDF|JSON|API|REST|OpenAPI|URL|QR|ID|SMS|Excel|Pointwright|PNG|SVG|HTTP|UTC)$/;

/** Texts that stand in the code of a screen instead of the catalogues. */
export function visibleTextComplaints(file: SourceFile): Complaint[] {
  const syntax = parse(file);
  const found: Complaint[] = [];
  walk(syntax.module, (node, parents) => {
    const text = visibleText(node, parents);
    if (text !== undefined && isWords(text))
      found.push(
        complaint({ file: file.file, line: syntax.line(node) }, `shows “${text.trim()}”: texts live in the catalogues`),
      );
  });
  return found;
}

function visibleText(node: Node, parents: readonly Node[]): string | undefined {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'StringLiteral' || node.type === 'TemplateLiteral')
    return isShown(node, parents) ? anyText(node) : undefined;
  return undefined;
}

/** The words of a template with placeholders count as well. */
function anyText(node: Node): string | undefined {
  if (node.type !== 'TemplateLiteral') return textOf(node);
  return (node.quasis as { cooked: string }[]).map((part) => part.cooked).join(' ');
}

/** Whether a literal ends up on the screen as it is: through operators that only choose between values. */
function isShown(literal: Node, parents: readonly Node[]): boolean {
  let inner = literal;
  for (const parent of parents) {
    if (parent.type === 'JSXAttribute') return ATTRIBUTES.has(attributeName(parent));
    if (parent.type === 'JSXElement') return !isStyle(parent);
    if (parent.type === 'JSXFragment') return true;
    if (parent.type === 'KeyValueProperty')
      return parent.value === inner && PROPERTIES.has(nameOf(parent.key)) && isSentence(literal);
    if (!isPassage(parent, inner)) return false;
    inner = parent;
  }
  return false;
}

function isPassage(parent: Node, inner: Node): boolean {
  if (parent.type === 'JSXExpressionContainer' || parent.type === 'ParenthesisExpression') return true;
  if (parent.type === 'ConditionalExpression') return parent.test !== inner;
  return (
    parent.type === 'BinaryExpression' &&
    ['&&', '||', '??', '+'].includes(String(parent.operator)) &&
    !(parent.operator === '&&' && parent.left === inner)
  );
}

function isStyle(element: Node): boolean {
  return isNode(element.opening) && ['style', 'script'].includes(nameOf(element.opening.name));
}

function attributeName(attribute: Node): string {
  const name = attribute.name;
  return isNode(name) ? String(isNode(name.name) ? '' : name.value) : '';
}

/** A property may as well hold a key; a key has no blank and no capital of its own. */
function isSentence(literal: Node): boolean {
  const text = anyText(literal) ?? '';
  return HAN.test(text) || /\p{L}\s+\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+/u.test(text);
}

function isWords(text: string): boolean {
  return WORD.test(text) && !NAMES.test(text.trim());
}

/** Words of one language in literals; catalogues, templates and data are the places for them. */
export function languageComplaints(file: SourceFile): Complaint[] {
  const syntax = parse(file);
  const found: Complaint[] = [];
  walk(syntax.module, (node) => {
    const text =
      node.type === 'RegExpLiteral'
        ? String(node.pattern)
        : node.type === 'JSXText'
          ? String(node.value)
          : anyText(node);
    if (text !== undefined && HAN.test(text))
      found.push(
        complaint({ file: file.file, line: syntax.line(node) }, `speaks one language: “${text.trim().slice(0, 60)}”`),
      );
  });
  return found;
}

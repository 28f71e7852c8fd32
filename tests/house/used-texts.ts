import type { Messages } from './catalogues';
import { type Complaint, complaint } from './complaint';
import { NOUNS } from './imports';
import type { SourceFile } from './sources';
import { argumentsOf, isNode, type Node, nameOf, parse, pathOf, textOf, walk } from './syntax';

/** A key that a piece of code asks for; `.+` stands for what only the run knows. */
interface UsedKey {
  readonly node: Node;
  readonly pattern: string;
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

/** Texts asked for that no catalogue has: by `t('…')`, by faults, problems and keys handed on as data. */
export function usedTextComplaints(file: SourceFile, messages: Messages): Complaint[] {
  const syntax = parse(file);
  const areas = new Set([...NOUNS.flat(), ...[...messages.keys()].map((key) => key.slice(0, key.indexOf('.')))]);
  const bindings = translators(syntax.module);
  const found: Complaint[] = [];
  walk(syntax.module, (node, parents) => {
    for (const { node: place, pattern } of [...translated(node, parents, bindings), ...coded(node, areas)]) {
      if (!isKnown(pattern, messages))
        found.push(complaint({ file: file.file, line: syntax.line(place) }, `asks for the text ${readable(pattern)}`));
    }
  });
  return found;
}

/** Most keys are told in full, and looked up at once. */
function isKnown(pattern: string, messages: Messages): boolean {
  const literal = pattern.replaceAll('\\.', '.');
  if (/^[\w.]+$/.test(literal) && !pattern.includes('.+')) return messages.has(literal);
  const wanted = new RegExp(`^${pattern}$`);
  return [...messages.keys()].some((key) => wanted.test(key));
}

function readable(pattern: string): string {
  return pattern.replaceAll('.+', '*').replace(/[\\()]/g, '');
}

/** Namespaces of the translators a function (or the file) declares, by their names there. */
type Bindings = ReadonlyMap<Node, ReadonlyMap<string, string>>;

function translators(module: Node): Bindings {
  const found = new Map<Node, Map<string, string>>();
  walk(module, (node, parents) => {
    if (node.type !== 'VariableDeclarator') return;
    const scope = parents.find((parent) => FUNCTIONS.has(parent.type)) ?? module;
    for (const [name, namespace] of declared(node)) {
      const names = found.get(scope) ?? new Map<string, string>();
      found.set(scope, names.set(name, namespace));
    }
  });
  return found;
}

/** `const t = useTranslations('x')`, `= await getTranslations('x')`, or one of several that are awaited together. */
function declared(declarator: Node): [string, string][] {
  const value = awaited(declarator.init);
  if (!isNode(value) || value.type !== 'CallExpression' || !isNode(declarator.id)) return [];
  if (declarator.id.type === 'Identifier') {
    const namespace = namespaceOf(value);
    return namespace === undefined ? [] : [[nameOf(declarator.id), namespace]];
  }
  const together = argumentsOf(value)[0];
  if (
    declarator.id.type !== 'ArrayPattern' ||
    pathOf(value.callee) !== 'Promise.all' ||
    together?.type !== 'ArrayExpression'
  )
    return [];
  const values = (together.elements as ({ expression: Node } | undefined)[]).map((element) => element?.expression);
  return (declarator.id.elements as (Node | undefined)[]).flatMap((target, index): [string, string][] => {
    const namespace = namespaceOf(values[index]);
    return target?.type === 'Identifier' && namespace !== undefined ? [[nameOf(target), namespace]] : [];
  });
}

function awaited(value: unknown): unknown {
  return isNode(value) && value.type === 'AwaitExpression' ? value.argument : value;
}

/** The namespace a translator is made for; '' for none, undefined when it is no translator or known only at run time. */
function namespaceOf(call: unknown): string | undefined {
  if (!isNode(call) || call.type !== 'CallExpression') return undefined;
  if (!['useTranslations', 'getTranslations'].includes(nameOf(call.callee))) return undefined;
  const [given] = argumentsOf(call);
  if (!given) return '';
  if (given.type !== 'ObjectExpression') return textOf(given);
  const namespace = (given.properties as Node[]).find((property) => nameOf(property.key) === 'namespace');
  return namespace ? textOf(namespace.value) : '';
}

/** `t('key')` and `t.rich('key')`. */
function translated(node: Node, parents: readonly Node[], bindings: Bindings): UsedKey[] {
  if (node.type !== 'CallExpression') return [];
  const [name, method] = pathOf(node.callee).split('.');
  if (!name || (method !== undefined && !['rich', 'markup'].includes(method))) return [];
  const namespace = lookUp(name, parents, bindings);
  if (namespace === undefined) return [];
  const prefix = namespace ? `${escaped(namespace)}\\.` : '';
  return patternsOf(argumentsOf(node)[0]).map((pattern) => ({ node, pattern: prefix + pattern }));
}

/** The nearest declaration of the name; a parameter of that name hides those outside. */
function lookUp(name: string, parents: readonly Node[], bindings: Bindings): string | undefined {
  for (const scope of parents.filter((parent) => FUNCTIONS.has(parent.type) || parent.type === 'Module')) {
    const namespace = bindings.get(scope)?.get(name);
    if (namespace !== undefined) return namespace;
    if (hasParameter(scope, name)) return undefined;
  }
  return undefined;
}

function hasParameter(scope: Node, name: string): boolean {
  let found = false;
  for (const parameter of [scope.params, scope.function].flat())
    if (isNode(parameter))
      walk(parameter, (node, parents) => {
        const inBody = parents.some((parent) => parent.type === 'BlockStatement') || node.type === 'BlockStatement';
        if (!inBody && node.type === 'Identifier' && nameOf(node) === name) found = true;
      });
  return found;
}

/** `new Fault(kind, code)`, `problem(code)`, `{ code }` and `{ key }`, where the code names an area of the catalogues. */
function coded(node: Node, areas: ReadonlySet<string>): UsedKey[] {
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Fault')
    return shelved(argumentsOf(node)[1], ['faults']);
  if (node.type === 'CallExpression' && /problem$/i.test(nameOf(node.callee)))
    return argumentsOf(node).flatMap((argument) => shelved(argument, ['problems', 'faults'], areas));
  if (node.type !== 'KeyValueProperty') return [];
  const name = nameOf(node.key);
  if (name === 'code') return shelved(node.value, ['problems', 'faults'], areas);
  if (name !== 'key') return [];
  return patternsOf(node.value)
    .filter((pattern) => /^(\w+)\\\.\w+\\\./.test(pattern) && areas.has(String(pattern.split('\\')[0])))
    .map((pattern) => ({ node: node.value as Node, pattern }));
}

/** `ledger.short` is said as `ledger.faults.short`. */
function shelved(code: unknown, shelves: readonly string[], areas?: ReadonlySet<string>): UsedKey[] {
  return patternsOf(code).flatMap((pattern) => {
    const [area, ...rest] = pattern.split('\\.');
    if (!isNode(code) || !area || rest.length === 0 || areas?.has(area) === false) return [];
    return [{ node: code, pattern: `${area}\\.(${shelves.join('|')})\\.${rest.join('\\.')}` }];
  });
}

/** What a key may be: a literal, a template whose holes may hold anything, or a choice of such. */
function patternsOf(value: unknown): string[] {
  if (!isNode(value)) return [];
  if (value.type === 'ConditionalExpression') return [...patternsOf(value.consequent), ...patternsOf(value.alternate)];
  if (value.type === 'ParenthesisExpression' || value.type === 'TsAsExpression') return patternsOf(value.expression);
  const text = textOf(value);
  if (text !== undefined) return [escaped(text)];
  if (value.type !== 'TemplateLiteral') return [];
  return [(value.quasis as { cooked: string }[]).map((part) => escaped(part.cooked)).join('.+')];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

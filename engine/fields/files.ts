import * as z from 'zod';
import { isId } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { isObject, own } from './blank';
import { jsonColumn } from './columns';
import { type FieldType, fieldTypeOf, type Parsed, problem } from './field-type';
import { normaliseText } from './normalise-text';

/** An uploaded file as a record holds it. The record store checks id, name, size and type against the upload itself. */
export type FileValue = { readonly id: string; readonly name: string; readonly size: number; readonly type: string };

export const fileLimits = {
  maxCount: z.int().min(1).max(LIMITS.filesPerField).default(1),
  /** Per file. */
  maxBytes: z.int().min(1_000).max(LIMITS.uploadBytes).default(LIMITS.uploadBytes),
};

export interface FileRules {
  readonly maxCount: number;
  readonly maxBytes: number;
  /** Media types that may be uploaded; `image/*` stands for all of a family. */
  readonly accept: readonly string[];
}

const FILE_NAME_LENGTH = 200;

/** What images and attachments have in common; `rules` reads the limits out of the settings. */
export function fileList<Settings>(
  type: Pick<FieldType<Settings>, 'type' | 'settings' | 'initial'>,
  rules: (settings: Settings) => FileRules,
): FieldType<Settings, readonly FileValue[]> {
  return fieldTypeOf<Settings, readonly FileValue[]>({
    ...type,
    group: 'file',
    role: 'value',
    ...jsonColumn<readonly FileValue[]>(),
    canBeUnique: false,
    canSort: false,
    importable: false,
    parse: (raw, settings) => parseFiles(raw, rules(settings)),
    expressionType: () => null,
    operators: () => ['blank', 'notBlank'],
    toText: (value, _settings, { addressOf }) =>
      addressOf
        ? value.map(({ id, name }) => `${name} ${addressOf(id)}`).join('\n')
        : value.map(({ name }) => name).join(', '),
    fromText: (text) => text,
    jsonSchema: (settings) => filesSchema(rules(settings)),
    references: (value) => value.map(({ id }) => ({ kind: 'file', id })),
  });
}

function parseFiles(raw: Json, rules: FileRules): Parsed<readonly FileValue[]> {
  if (!Array.isArray(raw)) return problem('fields.notFiles');
  if (raw.length > rules.maxCount) return problem('fields.tooManyFiles', { max: rules.maxCount });
  const parsed = raw.map((one: Json) => parseFile(one, rules));
  const problems = parsed.flatMap((file, at) =>
    'problems' in file ? file.problems.map((found) => ({ ...found, path: `/${at}` })) : [],
  );
  if (problems.length) return { problems };
  const files = parsed.flatMap((file) => ('value' in file && file.value ? [file.value] : []));
  return new Set(files.map(({ id }) => id)).size < files.length ? problem('fields.sameFileTwice') : { value: files };
}

function parseFile(raw: Json, { maxBytes, accept }: FileRules): Parsed<FileValue> {
  if (!isObject(raw)) return problem('fields.notFiles');
  const [id, size, type] = [own(raw, 'id'), own(raw, 'size'), own(raw, 'type')];
  const name = normaliseText(own(raw, 'name') ?? '', { min: 1, max: FILE_NAME_LENGTH, lines: false });
  if (!isId(id)) return problem('fields.notFiles');
  if ('problems' in name || !name.value || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    return problem('fields.notFiles');
  }
  if (size > maxBytes) return problem('fields.fileTooBig', { max: maxBytes });
  if (typeof type !== 'string' || !accepts(accept, type)) return problem('fields.fileTypeRefused');
  return { value: { id, name: name.value.replace(/[/\\]/g, '_'), size, type } };
}

/** Is a media type on a list that may hold whole families such as `image/*`? */
export function accepts(accept: readonly string[], type: string): boolean {
  return accept.some((entry) => (entry.endsWith('/*') ? type.startsWith(entry.slice(0, -1)) : entry === type));
}

function filesSchema({ maxCount, maxBytes }: FileRules) {
  return {
    type: 'array',
    maxItems: maxCount,
    items: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        name: { type: 'string', maxLength: FILE_NAME_LENGTH },
        size: { type: 'integer', minimum: 0, maximum: maxBytes },
        type: { type: 'string' },
      },
      required: ['id', 'name', 'size', 'type'],
      additionalProperties: false,
    },
  };
}

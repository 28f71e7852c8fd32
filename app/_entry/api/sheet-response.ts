import { SHEET_TYPES, type Sheet, type SheetKind, writeSheet } from '@/lib/sheets/write-sheet';

/** Excel allows 31 characters in the name of a sheet, none of these, no apostrophe at its ends, and not the one word. */
const NOT_IN_NAMES = /[\\/?*[\]:\p{Cc}\ufffe\uffff]/gu;
const ENDS = /^[\s']+|[\s']+$/g;
const TAKEN = /^history$/i;

/** A sheet to be saved under its name. */
export function sheetResponse(kind: SheetKind, sheet: Sheet): Response {
  const name = safeName(sheet.name);
  return new Response(writeSheet(kind, { ...sheet, name }), { headers: headersOf(kind, name) });
}

/** As `sheetResponse`, of a sheet that is being written already; its writer is told the name Excel allows. */
export function streamResponse(
  kind: SheetKind,
  title: string,
  write: (name: string) => ReadableStream<Uint8Array>,
): Response {
  const name = safeName(title);
  return new Response(write(name), { headers: headersOf(kind, name) });
}

function safeName(name: string): string {
  const plain = name.replace(NOT_IN_NAMES, ' ').slice(0, 31).toWellFormed().replace(ENDS, '');
  return TAKEN.test(plain) ? `${plain}_` : plain || 'sheet';
}

function headersOf(kind: SheetKind, name: string): Record<string, string> {
  return {
    'content-type': SHEET_TYPES[kind],
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

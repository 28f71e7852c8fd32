import { SHEET_TYPES, type Sheet, type SheetKind, writeSheet } from '@/lib/sheets/write-sheet';

/** Excel allows 31 characters in the name of a sheet, and none of these. */
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

/** A sheet to be saved under its name. */
export function sheetResponse(kind: SheetKind, sheet: Sheet): Response {
  const name = sheet.name.replace(NOT_IN_NAMES, ' ').trim().slice(0, 31) || 'sheet';
  return new Response(writeSheet(kind, { ...sheet, name }), {
    headers: {
      'content-type': SHEET_TYPES[kind],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

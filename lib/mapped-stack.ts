import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a file of JavaScript, as it stands in a stack. */
const PLACE = /((?:file:\/\/)?\/[^\s()]+?\.m?js):(\d+):(\d+)/g;

/**
 * A stack that names the sources instead of what they were bundled into. The maps are read when somebody has to be told of an error
 * and not before: Node's own way reads them all at every start, which makes it a third longer.
 */
export function mappedStack(stack: string): string {
  return stack.replace(PLACE, (place: string, file: string, line: string, column: string) => {
    const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!found || !('originalSource' in found)) return place;
    const source = found.originalSource.replace(/^(?:\.\.\/)+/, '');
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}

/** Only of files that have one: what stands in a message may look like a place, too. */
const maps = new Map<string, SourceMap>();

function mapOf(file: string): SourceMap | undefined {
  const map = maps.get(file) ?? readMap(file);
  if (map) maps.set(file, map);
  return map;
}

/** Who tells of an error must not fail: a map that is missing or broken leaves the place as it is. */
function readMap(file: string): SourceMap | undefined {
  try {
    const map = `${file.startsWith('file:') ? fileURLToPath(file) : file}.map`;
    return existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, 'utf8'))) : undefined;
  } catch {
    return undefined;
  }
}

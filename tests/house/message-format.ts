/** What a message of a catalogue asks its caller for. */
export interface MessageShape {
  /** Names of the placeholders. */
  readonly names: ReadonlySet<string>;
  /** Names of the tags it wraps words in. */
  readonly tags: ReadonlySet<string>;
}

/** The message is not written in ICU syntax. */
export class MessageFormatError extends Error {}

const BRANCHED = new Set(['plural', 'select', 'selectordinal']);

/** Placeholders and tags of an ICU message, also those inside branches. Throws `MessageFormatError`. */
export function messageShape(message: string): MessageShape {
  const names = new Set<string>();
  const tags = new Set<string>();
  let at = 0;

  function text(inside: boolean): void {
    while (at < message.length) {
      const character = message[at];
      if (character === "'") quoted();
      else if (character === '{') argument();
      else if (character === '}') {
        if (!inside) throw new MessageFormatError('a } too many');
        return;
      } else if (character === '<') tag();
      else at += 1;
    }
    if (inside) throw new MessageFormatError('a } is missing');
  }

  /** An apostrophe quotes only what would otherwise be syntax. */
  function quoted(): void {
    at += 1;
    if (!'{}<>'.includes(message[at] ?? ' ')) return;
    const end = message.indexOf("'", at);
    at = end === -1 ? message.length : end + 1;
  }

  function argument(): void {
    const head = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(at));
    if (!head?.[1]) throw new MessageFormatError('a placeholder has no name');
    names.add(head[1]);
    at += head[0].length;
    if (head[2] && BRANCHED.has(head[2])) branches();
    else if (head[2]) at = message.indexOf('}', at) === -1 ? message.length : message.indexOf('}', at);
    if (message[at] !== '}') throw new MessageFormatError(`the placeholder ${head[1]} is not closed`);
    at += 1;
  }

  function branches(): void {
    const seen = new Set<string>();
    for (let head = branch(); head; head = branch()) {
      seen.add(String(head[1]));
      at += head[0].length;
      text(true);
      if (message[at] !== '}') throw new MessageFormatError('a branch is not closed');
      at += 1;
    }
    if (!seen.has('other')) throw new MessageFormatError('the branch “other” is missing');
    at += /^\s*/.exec(message.slice(at))?.[0].length ?? 0;
  }

  function branch(): RegExpExecArray | null {
    return /^[\s,]*(?:offset:\d+\s*)?(=\d+|\w+)\s*\{/.exec(message.slice(at));
  }

  function tag(): void {
    const found = /^<(\/?)([a-zA-Z]\w*)>/.exec(message.slice(at));
    if (found && found[1] === '') tags.add(String(found[2]));
    at += found?.[0].length ?? 1;
  }

  text(false);
  return { names, tags };
}

/** What a message asks its caller for: each argument with its kind, and the branches of its plurals and selects. */
export type IcuArguments = Map<string, { kind: string; branches: Set<string> }>;

const opening = /^\s*([\w-]+)\s*(?:,\s*([\w]+)\s*(,)?)?/;

/**
 * The arguments and rich-text tags of an ICU message; throws where braces do not match. Reads as much of the syntax as our messages use:
 * plain arguments, number and date, plural, selectordinal and select with nested messages, quoted text, tags.
 */
export function icuArguments(message: string): IcuArguments {
  const found: IcuArguments = new Map();
  const end = readMessage(message, 0, found);
  if (end !== message.length) throw new Error(`a closing brace too many at ${end}: ${message}`);
  return found;
}

function note(found: IcuArguments, name: string, kind: string): Set<string> {
  const known = found.get(name) ?? { kind, branches: new Set<string>() };
  found.set(name, known);
  return known.branches;
}

/** Reads up to the brace that closes the surrounding branch, or to the end; gives the place after what it read. */
function readMessage(text: string, from: number, found: IcuArguments): number {
  let at = from;
  while (at < text.length && text[at] !== "}") {
    const tag = /^<([a-zA-Z][\w-]*)>/.exec(text.slice(at));
    if (tag?.[1]) note(found, `<${tag[1]}>`, "tag");
    if (text[at] === "'" && /[{}<]/.test(text[at + 1] ?? "")) at = text.indexOf("'", at + 1) + 1 || text.length;
    else at = text[at] === "{" ? readArgument(text, at + 1, found) : at + 1;
  }
  return at;
}

function readArgument(text: string, from: number, found: IcuArguments): number {
  const head = opening.exec(text.slice(from));
  if (!head?.[1]) throw new Error(`no argument name at ${from}: ${text}`);
  const kind = head[2] ?? "plain";
  const branches = note(found, head[1], kind);
  let at = from + head[0].length;
  if (/^(plural|selectordinal|select)$/.test(kind)) {
    for (let branch = nextBranch(text, at); branch; branch = nextBranch(text, at)) {
      branches.add(branch.name);
      at = closed(text, readMessage(text, branch.from, found));
    }
  } else {
    at = text.indexOf("}", at);
  }
  while (/\s/.test(text[at] ?? "")) at += 1;
  return closed(text, at);
}

function nextBranch(text: string, at: number): { name: string; from: number } | null {
  const head = /^\s*(?:offset:\d+\s*)?(=?[\w-]+)\s*\{/.exec(text.slice(at));
  return head?.[1] ? { name: head[1], from: at + head[0].length } : null;
}

function closed(text: string, at: number): number {
  if (at < 0 || text[at] !== "}") throw new Error(`an open brace: ${text}`);
  return at + 1;
}

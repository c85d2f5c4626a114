// What an error may say of itself beside its words. A database also adds the row it stumbled over (detail, where, params): never that.
const facts = ["code", "constraint", "table", "syscall", "address", "port", "status", "digest"] as const;

const longest = 600;

/**
 * An error as the log keeps it: its kind, words, facts and stack with those of its causes, and no value that a failed statement
 * carried. Drizzle puts them into its message and stack ("params: anna@example.com,…"), PostgreSQL into its detail.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const chain = causesOf(error);
  const known = Object.assign({}, ...chain.map(factsOf).reverse()) as Record<string, unknown>;
  return { type: kindOf(error), message: wordsOf(error), ...known, stack: chain.map(stackOf).join("\ncaused by: ") };
}

function causesOf(error: Error): Error[] {
  const chain: Error[] = [];
  for (let e: unknown = error; e instanceof Error && chain.length < 5; e = e.cause) chain.push(e);
  return chain;
}

function factsOf(error: Error): Record<string, unknown> {
  const given = error as unknown as Record<string, unknown>;
  return Object.fromEntries(facts.filter((name) => ["string", "number"].includes(typeof given[name])).map((name) => [name, given[name]]));
}

// A class's name is lost when the pages are built, an error's own is not.
const kindOf = (error: Error) => (error.name !== "Error" ? error.name : error.constructor.name);

/** Drizzle's values stand behind the statement, to the end; a value may hold line breaks of its own. */
function wordsOf({ message }: Error): string {
  const words = message.replace(/(\n|^)params: [\s\S]*$/, "").replace(/\s+/g, " ");
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** A stack repeats the message: only its frames are kept of it. */
function stackOf(error: Error): string {
  const { stack = "", message } = error;
  const at = message === "" ? -1 : stack.indexOf(message);
  const frames = at === -1 ? stack.slice(Math.max(stack.indexOf("\n"), 0)) : stack.slice(at + message.length);
  return `${kindOf(error)}: ${wordsOf(error)}${frames.replace(/^(?!\n)[^\n]*/, "").replace(/\n(?!\s+at )[^\n]*/g, "")}`;
}

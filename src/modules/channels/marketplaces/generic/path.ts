/** A step into a payload: a name, a place in a list, or each of a list. */
export type Step = { name: string } | { index: number } | "each";

const stepOf = /"([^"]+)"|\[(\d*)\]|([^.[\]"]+)/g;

/** The steps of a path such as "order.items[].sku". */
export function stepsOf(path: string): Step[] {
  return [...path.matchAll(stepOf)].map(([, quoted, index, name]) => {
    if (index !== undefined) return index === "" ? "each" : { index: Number(index) };
    return { name: quoted ?? name ?? "" };
  });
}

/** All values that a path leads to; of a list that it does not step into, the list. Nothing throws, whatever the payload is. */
export function valuesAt(root: unknown, steps: readonly Step[]): unknown[] {
  let found = [root];
  for (const step of steps) found = found.flatMap((value) => into(value, step));
  return found;
}

function into(value: unknown, step: Step): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (step === "each") return Array.isArray(value) ? value : Object.values(value);
  if ("index" in step) return (Array.isArray(value) ? value : Object.values(value)).slice(step.index, step.index + 1);
  return !Array.isArray(value) && Object.hasOwn(value, step.name) ? [(value as Record<string, unknown>)[step.name]] : [];
}

/** What stands around one line: the payload, and each member of the lists that lead to it, outermost first. */
export type Scope = readonly { key: string; value: unknown }[];

const keyOf = (steps: readonly Step[]) => JSON.stringify(steps);

/** One scope for each member of the innermost list of a path: "shipments[].items[].sku" has one for each item. */
export function scopesOf(root: unknown, path: string): Scope[] {
  const steps = stepsOf(path);
  const last = steps.lastIndexOf("each");
  let scopes: Scope[] = [[{ key: keyOf([]), value: root }]];
  let from = 0;
  for (const [index, step] of steps.entries()) {
    if (step !== "each" || index > last) continue;
    const [start, key] = [from, keyOf(steps.slice(0, index + 1))];
    scopes = scopes.flatMap((scope) =>
      valuesAt(scope.at(-1)?.value, steps.slice(start, index + 1)).map((value) => [...scope, { key, value }]),
    );
    from = index + 1;
  }
  return scopes;
}

/** The value of a path as one line sees it: in the list that the line is in, that line's own member; else the first that there is. */
export function valueIn(scope: Scope, path: string): unknown {
  const steps = stepsOf(path);
  for (let length = steps.length; length >= 0; length--) {
    const around = scope.find(({ key }) => key === keyOf(steps.slice(0, length)));
    if (around) return valuesAt(around.value, steps.slice(length)).find((value) => value !== null && value !== undefined && value !== "");
  }
  return undefined;
}

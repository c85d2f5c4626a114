/** One element of a record with all that is in it. Names are without a prefix. */
export type Element = { name: string; attributes: ReadonlyMap<string, string>; text: string; children: Element[] };

/** The first child of that name; `path` goes on downwards. */
export function childOf(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.children.find((child) => child.name === name), element);
}

/** All children of that name, of the element that `path` leads to. */
export function childrenOf(element: Element | undefined, name: string, ...path: string[]): Element[] {
  return childOf(element, ...path)?.children.filter((child) => child.name === name) ?? [];
}

/** The text of a child, trimmed and cut; "" where it is empty or missing. */
export function textAt(element: Element | undefined, path: string | readonly string[], max = 500): string {
  return textOf(childOf(element, ...(typeof path === "string" ? [path] : path)), max);
}

export function textOf(element: Element | undefined, max = 500): string {
  return clean(element?.text ?? "", max);
}

export function attributeOf(element: Element | undefined, name: string, max = 500): string {
  return clean(element?.attributes.get(name) ?? "", max);
}

const clean = (text: string, max: number) =>
  text
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .slice(0, max)
    .toWellFormed();

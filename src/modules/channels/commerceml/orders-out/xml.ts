/** A text between tags. What XML 1.0 has no place for (control characters, broken pairs) is left out. */
export function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** An element with a text, or with what is already XML in it; "" for nothing at all. */
export function tag(name: string, content: string | number | null | undefined, attributes = ""): string {
  return content === null || content === undefined || content === ""
    ? ""
    : `<${name}${attributes}>${typeof content === "number" ? content : escaped(content)}</${name}>`;
}

export function nest(name: string, ...inside: string[]): string {
  return `<${name}>${inside.join("")}</${name}>`;
}

/** `ЗначениеРеквизита`: a named value beside the fields that the format has. */
export function requisite(name: string, value: string | boolean | null): string {
  return value === null || value === "" ? "" : nest("ЗначениеРеквизита", tag("Наименование", name), tag("Значение", String(value)));
}

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" && value ? value : "none");
const list = (value: unknown): string => (Array.isArray(value) && value.length > 0 ? value.join(", ") : "none");

/** What sentences about the handling of an order may name: people, tags, fields, files, the other order. */
export const handlingParams = (data: Data) => ({
  who: text(data.name),
  file: text(data.name),
  added: list(data.added),
  removed: list(data.removed),
  fields: list(data.fields),
  priority: text(data.to),
  twin: text(data.number),
  hold: text(data.reason),
});

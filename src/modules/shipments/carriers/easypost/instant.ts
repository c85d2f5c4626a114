/** EasyPost writes times in UTC, with or without saying so, or with an offset. Null for what is no time. */
export function instantOf(text: string): Date | null {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text.trim());
  if (!parts) return null;
  const [, time = "", fraction = "", zone = "Z"] = parts;
  const at = new Date(`${time}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

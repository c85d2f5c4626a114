import fc from "fast-check";
import { expect } from "vitest";
import type { OrderIntake, Translation } from "@/modules/channels/marketplaces/port";

/** What nobody expects in any place of a payload. */
export const strangeValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "-1",
    "1e400",
    "NaN",
    "0000-00-00T00:00:00",
    "1970-01-01T00:00:00",
    "\u0000",
    "\ud800",
    "𝒳👩‍👩‍👧",
    -1,
    0,
    1.5,
    1e20,
    -1e308,
    true,
    [],
    {},
    [[]],
    { 1: {} },
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Every place of a payload that could hold something else. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, held]) => places(held, [...path, key]))];
}

function put(value: unknown, path: (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as unknown as Record<string, unknown>) : { ...value };
  copy[key] = put(copy[key], rest, replacement);
  return copy;
}

/** The payload with strange values put, one after the other, at up to `most` random places; the whole is a place too. */
export function strangelyChanged(original: unknown, most = 1): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...places(original)), strangeValue);
  return fc
    .array(change, { minLength: 1, maxLength: most })
    .map((changes) => changes.reduce<unknown>((payload, [path, value]) => put(payload, path, value), original));
}

/** However a payload is changed, it must be read soundly, or be called unreadable. */
export function expectSoundWhateverChanges(original: unknown, read: (body: Uint8Array) => Translation, receivedAt: Date): void {
  fc.assert(
    fc.property(strangelyChanged(original, 6), (body) => {
      const translation = read(Buffer.from(JSON.stringify(body) ?? ""));
      if ("order" in translation) expectSound(translation.order, receivedAt);
      else expect(translation.unreadable.code).toMatch(/^channel\./);
    }),
    { numRuns: 600 },
  );
}

/** No bytes at all, and no depth, make an adapter throw. */
export function expectNoThrow(read: (body: Uint8Array) => unknown): void {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (body) => void read(body)));
  for (const deep of [`${"[".repeat(50_000)}${"]".repeat(50_000)}`, `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`]) {
    read(Buffer.from(deep));
    for (const field of ["id", "order", "items", "line_items", "data"])
      read(Buffer.from(`{"id":1,"${field}":${deep},"items":[{"price":${deep}}]}`));
  }
}

function expectSound(order: OrderIntake, receivedAt: Date): void {
  const breaches = breachesOf(order, receivedAt);
  if (breaches.length > 0) expect(breaches).toEqual([]);
}

/** In words, and asked of a runner's assertions only once: this runs thousands of times. */
function breachesOf(order: OrderIntake, receivedAt: Date): string[] {
  const breaches: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) breaches.push(what);
  };
  let parts = order.shippingPriceMinor;
  for (const line of order.lines) {
    const name = `line ${line.externalLineId}`;
    must(line.quantity >= 1, `${name}: quantity ${line.quantity}`);
    must(line.cancelledQuantity >= 0 && line.cancelledQuantity <= line.quantity, `${name}: cancelled ${line.cancelledQuantity}`);
    must(line.discountMinor >= 0 && line.discountMinor <= line.quantity * line.unitPriceMinor, `${name}: discount ${line.discountMinor}`);
    for (const amount of [line.quantity, line.unitPriceMinor, line.discountMinor, line.taxMinor])
      must(Number.isSafeInteger(amount), `${name}: ${amount} is no whole number`);
    parts += line.quantity * line.unitPriceMinor - line.discountMinor;
  }
  const told = order.problems.some(({ path, reason }) => path === "total" || reason.code === "channel.total_mismatch");
  must(told || parts === order.totalMinor, `parts ${parts}, total ${order.totalMinor}`);
  must(order.shippingPriceMinor >= 0 && order.totalMinor >= 0, "a negative sum");
  must(Math.abs(order.externalVersion.getTime() - receivedAt.getTime()) < 30 * 365 * 86_400_000, "a version of another age");
  const stored = JSON.stringify(order);
  must(!stored.includes("\\u0000") && !/\\ud[89a-f]/.test(stored), "text that no database keeps");
  return breaches;
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { type BookingResult, type Carrier, CarrierUnavailable } from "@/modules/shipments/carriers/port";
import type { Opener } from "@/modules/shipments/load-accounts";

type Mood = "well" | "loses_the_answer" | "hangs" | "no";
type Sold = { number: string; key: string };

/** A carrier's server on this machine: it sells labels, counts them, and loses answers when told to. */
export async function aLabelShop() {
  const sold: Sold[] = [];
  const shop = { mood: "well" as Mood, calls: 0, cancelled: [] as string[] };
  const server = createServer((request, response) => {
    shop.calls += 1;
    const url = new URL(request.url ?? "/", "http://shop");
    const key = url.searchParams.get("key") ?? "";
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/find") return answer(200, { number: sold.find((one) => one.key === key)?.number ?? null });
    if (url.pathname === "/cancel") {
      shop.cancelled.push(key);
      return answer(200, {});
    }
    if (shop.mood === "no") return answer(422, {});
    const safe = url.searchParams.get("safe") === "1";
    const known = safe ? sold.find((one) => one.key === key) : undefined;
    const label = known ?? { key, number: `SHOP${sold.length + 1}` };
    if (!known) sold.push(label);
    if (shop.mood === "loses_the_answer") return request.socket.destroy();
    setTimeout(() => answer(200, { number: label.number }), shop.mood === "hangs" ? 150 : 0);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    shop,
    sold,
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

type Ability = { canFind?: boolean; repeatsSafely?: boolean };

/** Opens every account as a customer of that server, with the abilities that a test gives it. */
export function customerOf(url: string, { canFind = false, repeatsSafely = false }: Ability = {}): Opener {
  const Nothing = z.strictObject({});
  const ask = async (path: string, key: string) => {
    try {
      return await fetch(`${url}${path}?key=${key}&safe=${repeatsSafely ? 1 : 0}`);
    } catch (error) {
      const refused = (error as { cause?: { code?: string } }).cause?.code === "ECONNREFUSED";
      throw new CarrierUnavailable("no answer", refused ? "no" : "maybe");
    }
  };
  const numbered = async (response: Response): Promise<BookingResult | null> => {
    const { number } = (await response.json()) as { number: string | null };
    return number ? { outcome: "booked", trackingNumber: number, carrierReference: number } : null;
  };
  const carrier: Carrier = {
    kind: "label_shop",
    settingsSchema: Nothing,
    secretsSchema: Nothing,
    handsTo: "carrier",
    repeatsSafely,
    pace: () => ({ pollMs: 1_000, trackMs: 1_000 }),
    quote: async () => ({ quotes: [], refused: [] }),
    book: async ({ idempotencyKey }) => {
      const response = await ask("/book", idempotencyKey);
      if (response.status === 422) return { outcome: "refused", reason: { code: "carrier.too_heavy", params: { kg: 40, limitKg: 30 } } };
      const booked = await numbered(response);
      if (!booked) throw new CarrierUnavailable("rubbish", "maybe");
      return booked;
    },
    ...(canFind ? { findBooking: async ({ idempotencyKey }) => numbered(await ask("/find", idempotencyKey)) } : {}),
    cancel: async ({ idempotencyKey }) => {
      await ask("/cancel", idempotencyKey);
      return { outcome: "cancelled" };
    },
  };
  return async () => ({ carrier, account: { code: "label_shop", settings: {}, secrets: {}, fetch } });
}

/** The same server as a carrier that brings goods back. */
export function returnsOf(url: string, ability: Ability = {}): Opener {
  const open = customerOf(url, ability);
  return async (ctx, id) => {
    const opened = await open(ctx, id);
    if ("reason" in opened) return opened;
    const { repeatsSafely, book, findBooking, cancel } = opened.carrier;
    const days = { min: 1, max: 2 };
    const quote = async () => ({ quotes: [{ service: "back", priceMinor: 100_00, currency: "RUB", days }], refused: [] });
    return { ...opened, carrier: { ...opened.carrier, returnLabel: { repeatsSafely, quote, book, findBooking, cancel } } };
  };
}

import type { Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StepsOut, Told } from "../telling";
import { act } from "./act";
import { askOzon, refusalOf } from "./ask";
import { isCarriedByOzon } from "./buyer";
import { cancel } from "./cancel";
import { label } from "./label";
import { readMemory } from "./memory";
import { productOf } from "./parcels";
import { fbsPosting } from "./posting-pages";
import { ship } from "./ship";
import { stageOf } from "./status";
import { tiesOf } from "./wire";

/** rFBS: which method says so, and after which statuses it was said already. */
const rfbs = {
  handed_over: { path: "/v2/fbs/posting/delivering", from: ["delivering", "driver_pickup", "sent_by_seller", "delivered"] },
  out_for_delivery: { path: "/v2/fbs/posting/last-mile", from: ["driver_pickup", "delivered"] },
  delivered: { path: "/v2/fbs/posting/delivered", from: ["delivered"] },
} as const;

export const stepsOut: StepsOut = {
  steps: ["packed", "handed_over", "out_for_delivery", "delivered", "cancelled"],
  async tell(line, telling) {
    const memory = readMemory(telling.memory);
    if (telling.step === "packed") return ship(line, telling, memory);
    if (telling.step === "cancelled") return cancel(line, telling, memory);
    // What Ozon or its carrier has taken is scanned by them; the seller has nothing to say of it.
    if (isCarriedByOzon({ tpl_integration_type: memory.integration }) || !isOnTheWay(telling.step)) return { outcome: "told" };
    const postings = memory.postings.length > 0 ? memory.postings : [telling.externalId];
    const number = telling.shipment?.trackingNumber;
    if (telling.step === "handed_over" && number) {
      const refused = await setTracking(line, postings, number);
      if (refused) return refused;
    }
    return move(line, postings, telling.step);
  },
  label: (line, telling) => label(line, telling.externalId, readMemory(telling.memory)),
  asksCodes: (memory, externalLineId) =>
    readMemory(memory).marked.includes(productOf({ externalProductId: null, externalLineId })) ? ["mark"] : [],
  handOverDocument: act,
  documentAfter: "packed",
};

function isOnTheWay(step: string): step is keyof typeof rfbs {
  return Object.hasOwn(rfbs, step);
}

async function setTracking(line: Line, postings: readonly string[], trackingNumber: string): Promise<Told | null> {
  const rows = postings.map((posting_number) => ({ posting_number, tracking_number: trackingNumber }));
  const answer = await askOzon(line, "/v2/fbs/posting/tracking-number/set", { tracking_numbers: rows });
  if (!answer.ok) return { outcome: "refused", reason: refusalOf(answer) };
  const [failed] = failuresIn(answer.body);
  return failed ? { outcome: "refused", reason: refusedWith(failed.error) } : null;
}

async function move(line: Line, postings: readonly string[], step: keyof typeof rfbs): Promise<Told> {
  const { path, from } = rfbs[step];
  const answer = await askOzon(line, path, { posting_number: postings });
  const failed = answer.ok ? failuresIn(answer.body) : postings.map((posting) => ({ posting, error: answer.message }));
  for (const { posting, error } of failed) {
    // Said before, or cancelled meanwhile: then there is nothing left to say.
    const status = tiesOf(await fbsPosting(line, posting))?.status ?? "";
    if ((from as readonly string[]).includes(status) || stageOf(status) === "cancelled") continue;
    return { outcome: "refused", reason: answer.ok ? refusedWith(error) : refusalOf(answer) };
  }
  return { outcome: "told" };
}

/** Rows `{ posting_number, result, error }` whose result is not true. */
function failuresIn(body: unknown): { posting: string; error: string }[] {
  const rows = typeof body === "object" && body !== null && "result" in body && Array.isArray(body.result) ? body.result : [];
  return rows.flatMap((row: { posting_number?: unknown; result?: unknown; error?: unknown } | null) =>
    row && row.result !== true
      ? [
          {
            posting: String(row.posting_number ?? ""),
            error: (Array.isArray(row.error) ? row.error.join(", ") : String(row.error ?? "")).slice(0, 300),
          },
        ]
      : [],
  );
}

import { createHash } from "node:crypto";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { ChannelStep, StepsOut, Telling, Told } from "../telling";
import { askFor, askMoysklad, type Fields, failureOf, hrefOf, idInHref, isRecord, rowsOf } from "./ask";
import { toMoscow } from "./moscow-time";

const told: Told = { outcome: "told" };
const refused = (why: Reason): Told => ({ outcome: "refused", reason: why });

/** Tells МойСклад by the order's state, by a shipment document, and by the tracking number in a field: each only if the settings name it. */
export const stepsOut: StepsOut = {
  steps: ["accepted", "packed", "handed_over", "delivered", "cancelled"],

  async tell(line, telling) {
    if (telling.step === "handed_over" && line.settings["createShipments"] === true) {
      const failure = await createShipment(line, telling);
      if (failure) return refused(failure);
    }
    const changes = { ...(await stateFor(line, telling.step)), ...trackingFor(line, telling) };
    if ("unknown" in changes) return refused(reason("channel.moysklad.state_unknown", { state: String(changes.unknown) }));
    if (Object.keys(changes).length === 0) return told;
    const path = `/entity/customerorder/${encodeURIComponent(telling.externalId)}`;
    const answer = await askMoysklad(line, { method: "PUT", path, body: changes });
    if (answer.status === 404) return refused(reason("channel.order_unknown"));
    const failure = failureOf(answer);
    return failure ? refused(failure) : told;
  },
};

/** The state that a step stands for, by its name or id among the account's own. */
async function stateFor(line: Line, step: ChannelStep): Promise<Fields> {
  const map = isRecord(line.settings["statesOut"]) ? line.settings["statesOut"] : {};
  const wanted = typeof map[step] === "string" ? map[step].trim().toLowerCase() : "";
  if (!wanted) return {};
  const metadata = await askFor(line, { path: "/entity/customerorder/metadata" });
  const states = Array.isArray(metadata["states"]) ? metadata["states"].filter(isRecord) : [];
  const found = states.find(({ id, name }) =>
    [id, name].some(
      (own) =>
        String(own ?? "")
          .trim()
          .toLowerCase() === wanted,
    ),
  );
  return found ? { state: { meta: found["meta"] } } : { unknown: map[step] };
}

function trackingFor(line: Line, { step, shipment }: Telling): Fields {
  const attribute = line.settings["trackingAttributeId"];
  if (step !== "handed_over" || typeof attribute !== "string" || !shipment?.trackingNumber) return {};
  const href = hrefOf(line, `/entity/customerorder/metadata/attributes/${attribute}`);
  const meta = { href, type: "attributemetadata", mediaType: "application/json" };
  return { attributes: [{ meta, value: shipment.trackingNumber }] };
}

/**
 * Writes down that the parcel left (отгрузка), which takes the goods off their stock. Its `syncId` is made of what was sent: the same
 * telling again finds the document that is there.
 */
async function createShipment(line: Line, telling: Telling): Promise<Reason | null> {
  const order = `/entity/customerorder/${encodeURIComponent(telling.externalId)}`;
  const link = (path: string, type: string) => ({ meta: { href: hrefOf(line, path), type, mediaType: "application/json" } });
  const template = await askFor(line, { method: "PUT", path: "/entity/demand/new", body: { customerOrder: link(order, "customerorder") } });
  const store = telling.place ?? idOf(telling.memory["store"]);
  const wanted = new Map(telling.lines.map(({ externalLineId, quantity }) => [externalLineId, quantity]));
  const positions = rowsOf(await askFor(line, { path: `${order}/positions`, query: { limit: 1000 } })).flatMap((row) => {
    const quantity = wanted.get(String(row["id"]).toLowerCase()) ?? wanted.get(String(row["id"]));
    const { price, discount, vat, vatEnabled, assortment } = row;
    return quantity ? [{ quantity, price, discount, vat, vatEnabled, assortment }] : [];
  });
  if (positions.length === 0) return reason("channel.moysklad.positions_gone");
  const syncId = uuidOf([telling.externalId, telling.shipment?.trackingNumber, telling.occurredAt.toISOString(), [...wanted].sort()]);
  const body = {
    syncId,
    organization: template["organization"],
    agent: template["agent"],
    store: store ? link(`/entity/store/${store}`, "store") : template["store"],
    customerOrder: link(order, "customerorder"),
    moment: toMoscow(telling.occurredAt),
    vatEnabled: template["vatEnabled"],
    vatIncluded: template["vatIncluded"],
    rate: template["rate"],
    positions,
  };
  return failureOf(await askMoysklad(line, { method: "POST", path: "/entity/demand", body }));
}

/** Always the same UUID for the same things. */
function uuidOf(things: unknown): string {
  const hex = createHash("sha256").update(JSON.stringify(things)).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function idOf(value: unknown): string {
  return typeof value === "string" ? idInHref(`/${value}`) : "";
}

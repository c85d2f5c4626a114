import { gzipSync } from "node:zlib";
import type { Seen, VendorAnswer } from "@/testing/local-server";

type Fields = Record<string, unknown>;
type Position = Fields & { id: string; quantity: number; shipped: number; assortment: Fields & { id: string; meta: Fields } };
type Demand = { syncId: string; store: unknown; positions: { quantity: number; assortment: { meta: { href: string } } }[] };

const base = "https://api.moysklad.ru/api/remap/1.2";
const statesPath = "/entity/customerorder/metadata/states";

/** The account's own states of orders: names and kinds are whatever its owner chose. */
const states = [
  { id: "57000000-8c41-11f0-0a80-0a0b00080001", name: "Новый", stateType: "Regular" },
  { id: "57000000-8c41-11f0-0a80-0a0b00080002", name: "Собран", stateType: "Regular" },
  { id: "57000000-8c41-11f0-0a80-0a0b00080003", name: "Отгружен", stateType: "Regular" },
  { id: "57000000-8c41-11f0-0a80-0a0b00080004", name: "Доставлен", stateType: "Successful" },
].map((state) => ({ ...state, meta: { href: `${base}${statesPath}/${state.id}`, type: "state", mediaType: "application/json" } }));

/**
 * МойСклад with one customer order and one store: its JSON API 1.2 as far as it is asked for, gzip only, sums in kopecks, links for
 * everything, with a list of what was done to it. `stock` is by article or code.
 */
export function aMoysklad(order: Fields & { id: string }, stock: Record<string, number>) {
  const rows = (order["positions"] as { rows: Position[] }).rows;
  const goods = rows.map(({ assortment }) => assortment).filter(({ meta }) => meta["type"] !== "service");
  const nameOf = (product: Fields) => String(product["article"] ?? product["code"]);
  const there = {
    isPlaced: false,
    order: { ...order } as Fields & { id: string },
    stock: { ...stock },
    demands: [] as Demand[],
    tracking: null as unknown,
    acts: [] as string[],
  };
  const own = `/entity/customerorder/${order.id}`;
  const store = order["store"] as Fields & { id: string };

  function answer(asked: Seen): VendorAnswer {
    const { headers } = asked;
    if (!String(headers["accept-encoding"] ?? "").includes("gzip")) return refused(415, 1054, "Поддерживается только сжатие gzip");
    if (headers.accept !== "application/json;charset=utf-8") return refused(400, 1062, "Неверное значение заголовка 'Accept'");
    if (headers.authorization !== "Bearer only-for-tests") return refused(401, 1056, "Ошибка аутентификации");
    return zipped(said(asked));
  }

  function said({ method, path, body }: Seen): VendorAnswer {
    const { pathname, searchParams: query } = new URL(path, base);
    const given = (body ?? {}) as Fields;
    switch (`${method} ${pathname.replace("/api/remap/1.2", "")}`) {
      case "GET /entity/customerorder":
        return { meta: { size: 1, limit: 100, offset: 0 }, rows: there.isPlaced && isIn(query.get("filter") ?? "") ? [there.order] : [] };
      case `GET ${own}`:
        return there.isPlaced ? there.order : refused(404, 1021, "Объект не найден");
      case `GET ${own}/positions`:
        return { meta: { size: rows.length }, rows };
      case `PUT ${own}`:
        return change(given);
      case "GET /entity/customerorder/metadata":
        return { meta: {}, states };
      case "PUT /entity/demand/new":
        return {
          organization: order["organization"],
          agent: order["agent"],
          store,
          vatEnabled: true,
          vatIncluded: true,
          rate: order["rate"],
        };
      case "POST /entity/demand":
        return ship(given as unknown as Demand);
      case "GET /entity/assortment":
        return { meta: { size: goods.length }, rows: query.get("offset") === "0" ? goods : [] };
      case "GET /report/stock/bystore/current":
        return goods.map((product) => ({ assortmentId: product.id, storeId: store.id, stock: there.stock[nameOf(product)] ?? 0 }));
      default:
        return refused(404, 1002, "Неизвестный путь");
    }
  }

  /** "updated>=2026-11-22 11:00:00;…" in Moscow's time, whose texts sort as its times do. */
  function isIn(filter: string): boolean {
    const updated = String(there.order["updated"]).slice(0, 19);
    const bound = (sign: string) =>
      filter
        .split(";")
        .find((part) => part.startsWith(`updated${sign}`))
        ?.slice(9) ?? "";
    return updated >= bound(">=") && updated <= bound("<=");
  }

  function change({ state, attributes }: Fields): VendorAnswer {
    const href = (state as { meta: Fields } | undefined)?.meta["href"];
    const wanted = states.find(({ meta }) => meta.href === href);
    if (state && !wanted) return refused(412, 3006, "Ошибка формата: неправильное значение параметра 'state'");
    if (wanted && (there.order["state"] as Fields)["id"] !== wanted.id) there.acts.push(wanted.name);
    const [attribute] = (attributes ?? []) as Fields[];
    if (attribute) there.tracking = attribute["value"];
    touch(wanted ? { state: { ...wanted, entityType: "customerorder" } } : {});
    return there.order;
  }

  /** A document of the same `syncId` is the one that is there. */
  function ship(demand: Demand): VendorAnswer {
    const known = there.demands.find(({ syncId }) => syncId === demand.syncId);
    if (known) return known;
    there.demands.push(demand);
    there.acts.push(`demand of ${demand.positions.map(({ quantity }) => quantity).join(" and ")}`);
    for (const { quantity, assortment } of demand.positions) {
      const row = rows.find((one) => one.assortment.meta["href"] === assortment.meta.href);
      if (!row) return refused(412, 3007, "Позиция не найдена");
      row.shipped += quantity;
      const name = nameOf(row.assortment);
      there.stock[name] = (there.stock[name] ?? 0) - quantity;
    }
    touch({});
    return demand;
  }

  function touch(changed: Fields): void {
    const moscow = new Date(Date.now() + 3 * 60 * 60_000).toISOString().replace("T", " ").replace("Z", "");
    there.order = { ...there.order, ...changed, updated: moscow };
  }

  /** Somebody enters an order. */
  const place = () => {
    there.isPlaced = true;
    touch({});
  };
  /** What the order's webhook says: that it changed, and nothing else. */
  const notice = (action: "CREATE" | "UPDATE") => ({
    auditContext: { meta: { type: "audit", href: `${base}/audit/0a1b0000-8c41-11f0-0a80-0a0b00090001` }, uid: "admin@shop" },
    events: [{ meta: { type: "customerorder", href: `${base}${own}` }, action, accountId: "11aa22bb-0000-11f0-0a80-0a0b00000001" }],
  });
  const stockNotice = {
    accountId: "11aa22bb-0000-11f0-0a80-0a0b00000001",
    stockType: "stock",
    reportType: "bystore",
    reportUrl: `${base}/report/stock/bystore/current`,
  };
  return { there, answer, place, notice, stockNotice };
}

function zipped(given: VendorAnswer): VendorAnswer {
  const { status, body } = isWhole(given) ? given : { status: 200, body: given };
  return {
    status,
    body: gzipSync(JSON.stringify(body)),
    headers: { "content-type": "application/json;charset=utf-8", "content-encoding": "gzip" },
  };
}

function isWhole(given: VendorAnswer): given is { status: number; body?: unknown } {
  return typeof given === "object" && "status" in given && typeof given.status === "number";
}

function refused(status: number, code: number, error: string): VendorAnswer {
  return { status, body: { errors: [{ error, code, moreInfo: `https://dev.moysklad.ru/doc/api/remap/1.2/#error_${code}` }] } };
}
